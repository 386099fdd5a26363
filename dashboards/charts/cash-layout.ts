import { niceStep } from './nice-step.ts';

/** A running sum of money at the end of a month; null is not known. */
export interface CashMonth {
  readonly month: string;
  readonly plan: number | null;
  /** Facts, and what is expected from there on. */
  readonly actual: number | null;
  /** Whether all of the month has happened. */
  readonly isFact: boolean;
  /** Eight of ten futures: around what is expected, and around the plan as it was written. */
  readonly band: readonly [number, number] | null;
  readonly planBand: readonly [number, number] | null;
}

export interface CashLayout {
  readonly narrow: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly zero: number;
  readonly ticks: readonly { readonly at: number; readonly y: number }[];
  readonly months: readonly {
    readonly month: string;
    readonly x: number;
    readonly isNamed: boolean;
    readonly wash: readonly [number, number];
    readonly y: number | null;
  }[];
  /** SVG paths, empty where there is nothing to draw. */
  readonly paths: Readonly<Record<'plan' | 'fact' | 'expected' | 'band' | 'planBand', string>>;
  /** Where facts or expectations, else the plan, first come back to 0. */
  readonly crossing: { readonly x: number; readonly month: string } | null;
}

const NARROW = 560;
export const CASH_HEIGHT = 280;
const MONTH_WIDTH = 66;

/** Room that texts take, in pixels: they are longer in some languages than in others. */
export interface CashTexts {
  readonly month: (month: string) => number;
  readonly tick: (at: number) => number;
}

const USUAL_TEXTS: CashTexts = { month: () => MONTH_WIDTH - 10, tick: () => 0 };

/** Months side by side, money upwards; 0 is always on the scale, since crossing it is what the chart is about. */
export function cashLayout(
  months: readonly CashMonth[],
  width: number,
  texts: CashTexts = USUAL_TEXTS,
): CashLayout {
  const narrow = width < NARROW;
  const [right, top, bottom] = [width - 12, 30, CASH_HEIGHT - 26];
  const values = months
    .flatMap(({ plan, actual, band, planBand }) => [
      ...[plan, actual],
      ...(band ?? []),
      ...(planBand ?? []),
    ])
    .filter((value) => value !== null);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = niceStep((high - low || 1) / 5);
  const [least, most] = [Math.floor(low / step) * step, Math.ceil((high || 1) / step) * step];
  const marks = Array.from({ length: Math.round((most - least) / step) + 1 }, (_, index) => {
    const at = least + index * step;
    return Math.abs(at) < step / 1e6 ? 0 : at;
  });
  const left = Math.max(narrow ? 44 : 60, ...marks.map((at) => texts.tick(at) + 10));
  const y = (value: number) => bottom - ((value - least) / (most - least)) * (bottom - top);
  const gap = (right - left) / Math.max(1, months.length - 1);
  const x = (index: number) => left + index * gap;
  const widest = Math.max(...months.map(({ month }) => texts.month(month)), 0) + 10;
  const every = Math.max(1, Math.ceil(widest / gap));
  /** A name at the edge is moved into the drawing, where the one before it may stand. */
  const isNamed = (index: number) => {
    const beyond = Math.max(0, x(index) + (widest - 10) / 2 - width);
    return index % every === 0 && (index === 0 || gap * every - beyond >= widest - 10);
  };
  const lastFact = months.findLastIndex(({ isFact }) => isFact);
  const series = months.map((one) => one.actual ?? one.plan);
  return {
    ...{ narrow, left, right, top, bottom, zero: y(0) },
    ticks: marks.map((at) => ({ at, y: y(at) })),
    months: months.map(({ month, actual, plan }, index) => {
      const value = actual ?? plan;
      return {
        ...{ month, x: x(index), isNamed: isNamed(index) },
        wash: [Math.max(left, x(index) - gap / 2), Math.min(right, x(index) + gap / 2)] as const,
        y: value === null ? null : y(value),
      };
    }),
    paths: {
      plan: line(months.map(({ plan }) => plan)),
      fact: line(months.map(({ actual }, index) => (index <= lastFact ? actual : null))),
      // From the last fact on, so that both are one line.
      expected: line(months.map(({ actual }, index) => (index >= lastFact ? actual : null))),
      band: area(months.map(({ band }) => band)),
      planBand: area(months.map(({ planBand }) => planBand)),
    },
    crossing: crossingOf(series),
  };

  function line(points: readonly (number | null)[]): string {
    return points
      .map((value, index) => {
        if (value === null) return '';
        const isStart = index === 0 || (points[index - 1] ?? null) === null;
        return `${isStart ? 'M' : 'L'}${round(x(index))} ${round(y(value))}`;
      })
      .join('');
  }

  function area(ends: readonly (readonly [number, number] | null)[]): string {
    const known = ends.flatMap((pair, index) => (pair ? [{ pair, at: round(x(index)) }] : []));
    if (known.length < 2) return '';
    const there = known.map(({ pair, at }) => `${at} ${round(y(pair[1]))}`);
    const back = known.map(({ pair, at }) => `${at} ${round(y(pair[0]))}`).reverse();
    return `M${[...there, ...back].join('L')}Z`;
  }

  function crossingOf(sums: readonly (number | null)[]): CashLayout['crossing'] {
    for (let index = 1; index < sums.length; index++) {
      const [before, now] = [sums[index - 1] ?? null, sums[index] ?? null];
      if (before === null || now === null || before >= 0 || now < 0) continue;
      return { x: x(index - 1 + -before / (now - before)), month: months[index]?.month ?? '' };
    }
    return null;
  }
}

const round = (value: number) => Math.round(value * 10) / 10;
