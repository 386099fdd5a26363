import type { Expectation } from './history.ts';

export type Direction = 'up' | 'down';

export interface Judgement {
  readonly direction: Direction;
  readonly alert: boolean;
  /** Not odd enough for an alert of its own, but for one that goes on. */
  readonly lasting: boolean;
  readonly stopped: boolean;
  /** Null where the days before have no spread. */
  readonly z: number | null;
}

const ALERT = 4;
const LASTING = 2;
/** Fewer of anything is no news. */
const LEAST_COUNT = 8;
/** A count of which so many are expected does not come to nothing by chance (e⁻¹⁰). */
const STOPPED_FROM = 10;

export function judge(
  value: number,
  { baseline, scale }: Expectation,
  isCount: boolean,
): Judgement {
  const delta = value - baseline;
  const z = scale > 0 ? delta / scale : null;
  const beyond = (threshold: number) => (z === null ? delta !== 0 : Math.abs(z) >= threshold);
  const stopped = isCount && value === 0 && baseline >= STOPPED_FROM;
  const enough = !isCount || Math.abs(delta) >= LEAST_COUNT;
  return {
    direction: delta < 0 ? 'down' : 'up',
    alert: stopped || (beyond(ALERT) && enough),
    lasting: stopped || beyond(LASTING),
    stopped,
    z,
  };
}
