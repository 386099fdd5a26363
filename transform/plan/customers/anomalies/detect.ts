import { median } from '../quantile.ts';
import type { Series } from './anomalies-input.ts';
import { dayNumber } from './days.ts';
import { type Expectation, History, LEARNING_DAYS, WEEK } from './history.ts';
import { type Direction, judge } from './judge.ts';

/** Days after which a deviation is the new level. */
const SHIFT_DAYS = 5;

export interface DetectedDay {
  /** Days since the series began. */
  readonly at: number;
  readonly value: number;
  readonly expected: Expectation;
  readonly z: number | null;
  readonly stopped: boolean;
}

/** Consecutive odd days of one direction: one alert. */
export interface Detected {
  readonly direction: Direction;
  readonly days: readonly DetectedDay[];
  readonly shift: boolean;
}

export interface Detection {
  readonly detected: readonly Detected[];
  readonly judged: number;
  /** Days to go until the next day can be judged. */
  readonly daysToGo: number;
}

interface Run {
  readonly direction: Direction;
  readonly days: DetectedDay[];
  shift: boolean;
}

/** Goes through a series day by day; each day is judged by those before it only. */
export function detect({ kind, start, values, expected_days }: Series): Detection {
  const isCount = kind === 'count';
  const first = dayNumber(start);
  const annotated = new Set(expected_days.map((day) => dayNumber(day) - first));
  const history = new History(isCount);
  const detected: Run[] = [];
  let sleeping: readonly (number | null)[] | null = null;
  let run: Run | null = null;
  let judged = 0;

  for (const [at, value] of values.entries()) {
    if (value === null) continue;
    const expected = history.expect(at);
    history.known++;
    if (annotated.has(at)) continue;
    if (!expected) {
      history.add(at, value, null);
      continue;
    }
    judged++;
    const { direction, alert, lasting, stopped, z } = judge(value, expected, isCount);
    const goesOn: boolean = run !== null && run.direction === direction && (alert || lasting);
    if (!goesOn) run = null;
    if (!goesOn && !alert) {
      history.add(at, value, expected);
      continue;
    }
    if (!run) {
      run = { direction, days: [], shift: false };
      detected.push(run);
    }
    run.days.push({ at, value, expected, z, stopped });
    if (run.days.length < SHIFT_DAYS) continue;
    sleeping = shiftTo(history, run.days, sleeping);
    run.shift = true;
    run = null;
  }
  return { detected, judged, daysToGo: Math.max(0, LEARNING_DAYS - history.known) };
}

/**
 * Makes the level of the run the level of all days before it.
 * @param sleeping weekly profile from before the metric fell to nothing, which it takes up again when it comes back.
 * @returns that profile, for as long as the metric stays at nothing.
 */
function shiftTo(
  history: History,
  days: readonly DetectedDay[],
  sleeping: readonly (number | null)[] | null,
): readonly (number | null)[] | null {
  const factorOver = (base: (day: DetectedDay) => number | null) => {
    const ratios = days.flatMap((day) => {
      const by = base(day);
      return by !== null && by > 0 ? [day.value / by] : [];
    });
    return median(ratios);
  };
  const factor = factorOver(({ expected }) => expected.baseline);
  let kept: readonly (number | null)[] | null = null;
  if (factor !== null && factor >= 0) {
    if (factor === 0) kept = sleeping ?? history.profile();
    history.rescale(factor);
  } else {
    const awake = factorOver(({ at }) => sleeping?.[at % WEEK] ?? null);
    if (awake !== null && awake > 0 && sleeping?.every((level) => level !== null))
      history.assume(sleeping.map((level) => (level ?? 0) * awake));
    else history.learnAnew(days.length);
  }
  for (const { at, value } of days) history.add(at, value, history.expect(at));
  return kept;
}
