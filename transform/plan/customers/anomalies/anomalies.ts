import { calculation } from '../../calculation.ts';
import { Exact } from '../../figures/exact.ts';
import { moneyText } from '../../figures/money-text.ts';
import { type AnomaliesInput, anomaliesInput, type Series } from './anomalies-input.ts';
import { type Cause, causesOf } from './causes.ts';
import { dayName, dayNumber } from './days.ts';
import { type Detected, detect } from './detect.ts';
import type { Direction } from './judge.ts';

export interface Anomaly {
  readonly metric: string;
  /** First odd day; consecutive ones of the same direction are one alert. */
  readonly day: string;
  readonly last_day: string;
  readonly days: number;
  readonly direction: Direction;
  /** `stopped`: nothing where ten or more were expected. `level_shift`: five days, and the level from then on. */
  readonly kind: 'deviation' | 'stopped' | 'level_shift';
  /** Of the first day. */
  readonly value: number;
  readonly baseline: number;
  readonly scale: number;
  readonly z: number | null;
  /** Sum of differences from the baseline over all days. */
  readonly delta: number;
  /** Last day before with more than nothing, for `stopped`. */
  readonly last_seen: string | null;
  /** |delta| · money of a unit; null where that is not given. */
  readonly at_stake: string | null;
  readonly causes: readonly Cause[];
}

export interface WatchedSeries {
  readonly metric: string;
  readonly status: 'learning' | 'watching';
  readonly days_to_go: number;
  /** Days that were judged, and the alerts that they gave. */
  readonly judged: number;
  readonly alerts: number;
}

export interface Anomalies {
  /** By day and metric. */
  readonly anomalies: readonly Anomaly[];
  readonly series: readonly WatchedSeries[];
}

/**
 * Odd days of daily metrics. Baseline: median of the same weekday in the last 8 weeks; scale: the largest of 1.4826 ·
 * MAD of residuals, √baseline for counts and 5 % of the baseline; odd from four scales on, counts by at least eight.
 */
export const anomalies = calculation<AnomaliesInput, Anomalies>({
  name: 'anomalies',
  input: anomaliesInput,
  calculate({ series }) {
    const found = series.map((one) => ({ one, ...detect(one) }));
    return {
      anomalies: found
        .flatMap(({ one, detected }) => detected.map((run) => describe(one, run)))
        .sort((a, b) => compare(a.day, b.day) || compare(a.metric, b.metric)),
      series: found
        .map<WatchedSeries>(({ one, detected, judged, daysToGo }) => ({
          metric: one.metric,
          status: daysToGo > 0 ? 'learning' : 'watching',
          days_to_go: daysToGo,
          judged,
          alerts: detected.length,
        }))
        .sort((a, b) => compare(a.metric, b.metric)),
    };
  },
});

function describe(series: Series, { direction, days, shift }: Detected): Anomaly {
  const start = dayNumber(series.start);
  const first = days[0]!;
  const last = days.at(-1) ?? first;
  const delta = days.reduce((sum, { value, expected }) => sum + value - expected.baseline, 0);
  const price = series.value ?? (series.kind === 'money' ? new Exact(1) : null);
  const seen = series.values.findLastIndex((value, at) => at < first.at && (value ?? 0) > 0);
  return {
    metric: series.metric,
    day: dayName(start + first.at),
    last_day: dayName(start + last.at),
    days: days.length,
    direction,
    kind: shift ? 'level_shift' : first.stopped ? 'stopped' : 'deviation',
    value: first.value,
    baseline: first.expected.baseline,
    scale: first.expected.scale,
    z: first.z,
    delta,
    last_seen: first.stopped && seen >= 0 ? dayName(start + seen) : null,
    at_stake: price && moneyText(price.times(Math.abs(delta))),
    causes: causesOf(series.by, first, direction),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
