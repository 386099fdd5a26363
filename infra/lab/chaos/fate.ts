import type { Random } from '../../simulator/random.ts';
import type { LineOrders } from './line-process.ts';

/** How one life of the line ends. Times are ms. */
export interface Fate {
  /** Counted from the start of the process, or from when it listens. */
  readonly from: 'start' | 'listening';
  /** Longest time to live. */
  readonly ms: number;
  /** Dies by itself at a statement, if it comes to that before its time is over. */
  readonly dieAt?: LineOrders['dieAt'];
  /** Is asked for a full rebuild as soon as it listens. */
  readonly rebuild: boolean;
}

/** About the statements of a first start, with its migrations. */
const STARTING = 40;
/** About those of three loads and two derivations. */
const WORKING = 240;
const SHARES = { start: 1, time: 2, statement: 2 };

/**
 * The first lives die while the warehouse is laid out, for that happens once. So that a short run hits all else too, two
 * more die at a statement of their work, and one as soon as it takes requests.
 * @param life counted from 1.
 * @param startMs how long the last start took.
 */
export function fateOf(random: Random, life: number, startMs: number): Fate {
  const when = random.pick(['sent', 'answered', random.between(0, 8)] as const);
  const rebuild = random.chance(0.15);
  if (life <= 3) {
    const dieAt = { during: 'start', statement: random.int(1, STARTING), when } as const;
    return { from: 'start', ms: 1.2 * startMs, dieAt, rebuild: false };
  }
  if (life === 6) return { from: 'listening', ms: random.between(5, 60), rebuild: false };
  const drawn = random.weighted(['start', 'time', 'statement'] as const, (kind) => SHARES[kind]);
  switch (life <= 5 ? 'statement' : drawn) {
    case 'start':
      return { from: 'start', ms: random.between(0, 1.1 * startMs), rebuild: false };
    case 'time':
      return { from: 'listening', ms: random.between(0, 1_500), rebuild };
    case 'statement': {
      const dieAt = { during: 'work', statement: random.int(1, WORKING), when } as const;
      return { from: 'listening', ms: 3_000, dieAt, rebuild };
    }
  }
}
