import type { Calendar } from './calendar.ts';
import { Random } from './random.ts';

/** For its last two months the business leaves half of the people without its retargeting, to see what that brings. */
export const HOLD_OUT = { experiment: 'retargeting', channel: 'retargeting', months: 2 } as const;

export type Arm = 'control' | 'shown';

/** Which half a person is in; the same for all of their needs and devices. */
export function armOf(seed: number, person: number): Arm {
  return new Random(seed, 'hold-out', person).chance(0.5) ? 'control' : 'shown';
}

/** When the test begins, in µs; never, in a world of no more months than it takes. */
export function holdOutBegins(calendar: Calendar): number {
  const day = calendar.monthsBeforeEnd(HOLD_OUT.months);
  return day === 0 ? calendar.end : calendar.startOf(day);
}
