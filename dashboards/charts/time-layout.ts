import { niceStep } from './nice-step.ts';

/** What stands at one place of time. */
export interface TimePoint {
  readonly cost: number | null;
  readonly earned: number | null;
  /** Of the compared period, at the same distance from its beginning. */
  readonly before: number | null;
}

export interface TimeLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** Indices of the points that are labelled below. */
  readonly labelled: readonly number[];
  x(at: number): number;
  y(value: number): number;
}

interface Room {
  readonly width: number;
  readonly height: number;
  /** Right of the lines, for their names. */
  readonly names: number;
  /** How wide a label of the axis of time is. */
  readonly label: number;
  readonly widthOf: (text: string) => number;
  readonly amountText: (value: number) => string;
}

const TICKS = 4;
const TOP = 14;
const BELOW = 26;
const GAP = 10;
/** So many times the largest figure of these days the comparison may be. */
const BEYOND = 2;

/** Scales of lines over time; the axis of amounts holds 0, below which margin falls where refunds do. */
export function timeLayout(points: readonly TimePoint[], room: Room): TimeLayout {
  const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
  const shown = known(points.flatMap(({ cost, earned }) => [cost, earned]));
  const all = [...shown, ...known(points.map(({ before }) => before))];
  // One outlier of the days before must not flatten what is asked about: its line leaves the drawing.
  const most = BEYOND * Math.max(0, ...shown);
  const [low, high] = [
    Math.min(0, ...all),
    most > 0 ? Math.min(most, Math.max(0, ...all)) : Math.max(0, ...all),
  ];
  const step = niceStep((high - low || 1) / TICKS);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  const bottom = room.height - BELOW;
  const y = (value: number) =>
    bottom - ((value - first * step) / ((last - first) * step)) * (bottom - TOP);
  const amounts = Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step);
  const left = GAP + Math.max(...amounts.map((value) => room.widthOf(room.amountText(value))));
  const right = room.width - room.names;
  const x = (at: number) =>
    points.length < 2 ? (left + right) / 2 : left + (at / (points.length - 1)) * (right - left);
  const every = Math.max(
    1,
    Math.ceil((points.length * (room.label + 2 * GAP)) / Math.max(1, right - left)),
  );
  return {
    ...{ left, right, top: TOP, bottom, x, y },
    ticks: amounts.map((value) => ({ value, y: y(value) })),
    labelled: points.map((_, at) => at).filter((at) => at % every === 0),
  };
}
