import { intervalTicks } from './interval-layout.ts';

/** A bar from one level to another: a total stands on 0, a change on the level that the one above it has reached. */
export interface WaterfallBar {
  key: string;
  name: string;
  kind: 'total' | 'change';
  from: number;
  to: number;
  /** The figure as it is written beside the bar. */
  shown: string;
}

/** What a bar is made of: a total says its level, a change how much it adds; null is not known. */
export interface WaterfallStep {
  key: string;
  name: string;
  kind: 'total' | 'change';
  amount: number | null;
  shown: string;
}

/** In pixels. */
export interface PlacedBar extends WaterfallBar {
  top: number;
  height: number;
  nameY: number;
  bar: { x: number; y: number; width: number; height: number };
  /** Down to the next bar, at the level that this one ends on; null below the last one, and on a phone. */
  connector: { x: number; from: number; to: number } | null;
  label: { x: number; y: number; anchor: 'start' | 'end' };
}

export interface WaterfallLayout {
  narrow: boolean;
  height: number;
  /** Where 0 stands. */
  zero: number;
  ticks: readonly { at: number; x: number }[];
  bars: readonly PlacedBar[];
}

const NARROW = 620;
const NAME_ROOM = 220;
const TOP = 24;
const BAR = 16;
const GAP = 6;
/** A difference of nothing is still to be seen. */
const LEAST_BAR = 2;

/** Each step on the level that the one before it has reached; one that is not known moves nothing. */
export function waterfallBars(steps: readonly WaterfallStep[]): WaterfallBar[] {
  let level = 0;
  return steps.map(({ amount, ...step }) => {
    const from = step.kind === 'total' ? 0 : level;
    level = step.kind === 'total' ? (amount ?? level) : level + (amount ?? 0);
    return { ...step, from, to: amount === null ? from : level };
  });
}

/** A row a bar, the first on top, with names before the bars, or above them on a phone. */
export function waterfallLayout(
  bars: readonly WaterfallBar[],
  width: number,
  widthOf: (text: string) => number,
): WaterfallLayout {
  const narrow = width < NARROW;
  const left = narrow ? 0 : NAME_ROOM;
  const levels = bars.flatMap(({ from, to }) => [from, to]);
  const low = Math.min(0, ...levels);
  const high = Math.max(0, ...levels);
  const span = high > low ? high - low : 1;
  const labelRoom = narrow ? 0 : Math.max(0, ...bars.map(({ shown }) => widthOf(shown))) + 12;
  const plot = Math.max(40, width - left - labelRoom - 4);
  const x = (level: number) => left + ((level - low) / span) * plot;
  const rowHeight = (narrow ? 20 : 0) + BAR + 2 * GAP;
  const placed = bars.map((bar, index): PlacedBar => {
    const top = TOP + index * rowHeight;
    const y = top + (narrow ? 20 : 0) + GAP;
    const [start, end] = [x(Math.min(bar.from, bar.to)), x(Math.max(bar.from, bar.to))];
    return {
      ...bar,
      top,
      height: rowHeight,
      nameY: narrow ? top + 14 : y + BAR / 2,
      bar: { x: start, y, width: Math.max(LEAST_BAR, end - start), height: BAR },
      // Between bars that stand close; on a phone the texts of the next row are between them.
      connector:
        !narrow && index + 1 < bars.length
          ? { x: x(bar.to), from: y + BAR, to: y + rowHeight }
          : null,
      label: narrow
        ? { x: width, y: top + 14, anchor: 'end' }
        : { x: Math.max(start + LEAST_BAR, end) + 8, y: y + BAR / 2, anchor: 'start' },
    };
  });
  const ticks = intervalTicks({ low, high: low + span }, narrow ? 3 : 5);
  return {
    narrow,
    height: TOP + bars.length * rowHeight + 4,
    zero: x(0),
    ticks: ticks.map((at) => ({ at, x: x(at) })),
    bars: placed,
  };
}
