import type { Random } from '../../simulator/random.ts';
import type { DieAt } from './line-process.ts';

const VICTIMS = ['worker', 'collector', 'api', 'broker', 'clickhouse'] as const;
export type Victim = (typeof VICTIMS)[number];

/** What the line is to be doing when it is hit; whatever it is doing when it does not come to that. */
export type Aim = 'loading' | 'deriving' | undefined;

/** One thing that is done to the distributed line. Times are ms. */
export type Blow =
  /** Each worker is killed as soon as it runs, and the one that follows dies at a statement of its start. */
  | { readonly deed: 'lay out'; readonly deaths: readonly [DieAt, DieAt] }
  | {
      readonly deed: 'kill';
      readonly victim: Victim;
      /** Of the workers, unless the other one is met at what is aimed at. */
      readonly worker: 0 | 1;
      readonly aim: Aim;
      /** Longest time until it is killed. */
      readonly within: number;
      /** A worker dies by itself at so many statements from now on, if it comes to that in time. */
      readonly dieAt?: { readonly within: number; readonly when: DieAt['when'] };
      /** The process that follows dies at a statement of its start. */
      readonly again?: DieAt;
      /** The one who asks for a full rebuild before. */
      readonly rebuild: boolean;
    }
  /** A worker is stopped for longer than its session, so that another takes over, and then goes on. */
  | { readonly deed: 'pause'; readonly worker: 0 | 1; readonly aim: Aim; readonly ms: number }
  /** A worker leaves in order, and another comes for it. */
  | { readonly deed: 'leave'; readonly worker: 0 | 1; readonly aim: Aim }
  /** One more worker comes for so long. */
  | { readonly deed: 'join'; readonly aim: Aim; readonly ms: number }
  | { readonly deed: 'poison' };

/** Of each twenty kills, and what comes between them. */
const KILLS: Readonly<Record<Victim, number>> = {
  worker: 10,
  collector: 3,
  clickhouse: 3,
  api: 2,
  broker: 2,
};
const BETWEEN = { pause: 3, leave: 2, join: 1, poison: 3 } as const;

/** About the statements of a start, and of a load with a derivation. */
const STARTING = 30;
const WORKING = 160;

/** Blows without end. In each twenty kills every victim has its share, in an order by chance. */
export function* blows(random: Random): Generator<Blow> {
  // The warehouse is laid out once, by two workers at the same time: they die meanwhile.
  yield { deed: 'lay out', deaths: [startingDeath(random), startingDeath(random)] };
  for (;;) {
    const deck: (() => Blow)[] = VICTIMS.flatMap((victim) =>
      Array.from({ length: KILLS[victim] }, () => () => killOf(random, victim)),
    );
    for (const deed of ['pause', 'leave', 'join', 'poison'] as const)
      for (let i = 0; i < BETWEEN[deed]; i += 1) deck.push(() => upsetOf(random, deed));
    while (deck.length > 0) yield deck.splice(random.int(0, deck.length - 1), 1)[0]!();
  }
}

function killOf(random: Random, victim: Victim): Blow {
  const aim = random.pick(['loading', 'deriving', undefined] as const);
  const within = random.between(0, 1_500);
  const rebuild = random.chance(0.1);
  const worker = random.pick([0, 1] as const);
  const kill = { deed: 'kill', victim, worker, aim, within, rebuild } as const;
  if (victim !== 'worker') return kill;
  const again = random.chance(0.15) ? { again: startingDeath(random) } : {};
  if (random.chance(0.6)) return { ...kill, ...again };
  const when = random.pick(['sent', 'answered', random.between(0, 8)] as const);
  const dieAt = { within: random.int(1, WORKING), when };
  return { ...kill, ...again, aim: undefined, within: 5_000, dieAt };
}

function startingDeath(random: Random): DieAt {
  const when = random.pick(['sent', 'answered', random.between(0, 8)] as const);
  return { during: 'start', statement: random.int(1, STARTING), when };
}

function upsetOf(random: Random, deed: keyof typeof BETWEEN): Blow {
  const aim = random.pick(['loading', 'deriving'] as const);
  const worker = random.pick([0, 1] as const);
  switch (deed) {
    case 'pause':
      return { deed, worker, aim, ms: random.between(3_500, 6_000) };
    case 'leave':
      return { deed, worker, aim };
    case 'join':
      return { deed, aim, ms: random.between(2_000, 5_000) };
    case 'poison':
      return { deed };
  }
}
