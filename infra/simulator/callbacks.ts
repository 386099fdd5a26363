import { type Calendar, HOUR, MINUTE, SECOND } from './calendar.ts';
import type { Call } from './calls.ts';
import { Random } from './random.ts';

export interface Operator {
  readonly name: string;
  readonly email: string;
}

const OPERATORS: readonly Operator[] = [
  { name: 'Kira Sadova', email: 'kira@mugandoak.example' },
  { name: 'Lev Osin', email: 'lev@mugandoak.example' },
  { name: 'Mila Dubova', email: 'mila@mugandoak.example' },
];

/** A call of the desk to somebody whose call it missed, by its own telephone system. */
export interface Callback {
  readonly key: string;
  readonly call: Call;
  readonly operator: Operator;
  readonly at: number;
  readonly waitSeconds: number;
  readonly talkSeconds: number;
}

/** Who took a call; the desk is not equally quick on all days. */
export function operatorOf(seed: number, call: Call): Operator {
  return new Random(seed, 'operator', call.key).pick(OPERATORS);
}

/** Seven of ten missed callers who showed their number are called back, most of them within the hour. */
export function callbacksOf(
  seed: number,
  calendar: Calendar,
  calls: readonly Call[],
): readonly Callback[] {
  return calls.flatMap((call) => {
    const random = new Random(seed, 'callback', call.key);
    const isCalledBack = random.chance(0.7);
    const operator = random.pick(OPERATORS);
    const wait = Math.min(20 * HOUR, 3 * MINUTE + random.exponential(40 * MINUTE));
    const at = Math.floor((call.at + wait) / SECOND) * SECOND;
    const isReached = random.chance(0.8);
    const talk = Math.round(random.logNormal(110, 0.6));
    if (call.isAnswered || call.isWithheld || !isCalledBack || at >= calendar.end - HOUR) return [];
    return [
      {
        ...{ key: call.key, call, operator, at },
        ...{ waitSeconds: random.int(5, 30), talkSeconds: isReached ? talk : 0 },
      },
    ];
  });
}
