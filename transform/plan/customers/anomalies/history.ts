import { median } from '../quantile.ts';

export const WEEK = 7;
/** Days that a baseline looks back. */
const WINDOW = 8 * WEEK;
/** What must be known before a day is judged. */
export const LEARNING_DAYS = 28;
const SAME_WEEKDAYS = 4;
/** Makes a median absolute deviation a standard deviation of normal values. */
const OF_MEDIAN = 1.4826;
const SHARE_OF_BASELINE = 0.05;

export interface Expectation {
  readonly baseline: number;
  /** 0 where the days before tell no spread at all. */
  readonly scale: number;
  /** Days of the same weekday that it comes from. */
  readonly from: readonly number[];
}

interface Day {
  value: number;
  /** Value less what was expected of the day; null where nothing was. */
  residual: number | null;
}

/** What a metric was on the days before, without those that are no measure for others. */
export class History {
  private readonly days = new Map<number, Day>();
  private readonly isCount: boolean;
  /** Days known since learning began. */
  known = 0;

  constructor(isCount: boolean) {
    this.isCount = isCount;
  }

  add(day: number, value: number, expected: Expectation | null): void {
    for (const at of this.days.keys()) if (at < day - WINDOW) this.days.delete(at);
    this.days.set(day, { value, residual: expected && value - expected.baseline });
  }

  /** Median of the same weekday, and the spread of residuals; `null` while there is too little. */
  expect(day: number): Expectation | null {
    const window = [...this.days].filter(([at]) => at < day && at >= day - WINDOW);
    const from = window.map(([at]) => at).filter((at) => (day - at) % WEEK === 0);
    const baseline = median(from.map((at) => this.days.get(at)!.value));
    if (this.known < LEARNING_DAYS || from.length < SAME_WEEKDAYS || baseline === null) return null;
    const residuals = this.residuals(window);
    const middle = median(residuals) ?? 0;
    const deviations = residuals.map((one) => Math.abs(one - middle));
    const scale = Math.max(
      OF_MEDIAN * (median(deviations) ?? 0),
      this.isCount ? Math.sqrt(Math.max(0, baseline)) : 0,
      SHARE_OF_BASELINE * Math.abs(baseline),
    );
    // Where most days are alike at nothing, the few that are not tell the spread.
    const square = deviations.reduce((sum, one) => sum + (one * one) / deviations.length, 0);
    return { baseline, scale: scale > 0 ? scale : Math.sqrt(square), from };
  }

  /** Days from before anything could be expected are held against the median of their weekday. */
  private residuals(window: readonly [number, Day][]): number[] {
    const medians = new Map<number, number>();
    return window.map(([at, { value, residual }]) => {
      if (residual !== null) return residual;
      const weekday = at % WEEK;
      const own =
        medians.get(weekday) ??
        median(window.filter(([day]) => day % WEEK === weekday).map(([, day]) => day.value)) ??
        value;
      medians.set(weekday, own);
      return value - own;
    });
  }

  /** Brings what was before a level shift to the new level, with its weekly profile. */
  rescale(factor: number): void {
    for (const day of this.days.values()) {
      day.value *= factor;
      if (day.residual !== null) day.residual *= factor;
    }
  }

  /** Medians by weekday (day number modulo 7); null where a weekday is not known. */
  profile(): readonly (number | null)[] {
    return Array.from({ length: WEEK }, (_, weekday) =>
      median([...this.days].filter(([at]) => at % WEEK === weekday).map(([, { value }]) => value)),
    );
  }

  /** Puts a weekly profile in place of all values. */
  assume(profile: readonly number[]): void {
    for (const [at, day] of this.days) {
      day.value = profile[at % WEEK]!;
      day.residual = null;
    }
  }

  /** Forgets all, but that so many days of the new level are known. */
  learnAnew(known: number): void {
    this.days.clear();
    this.known = known;
  }
}
