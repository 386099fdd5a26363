/** A model's figure of a channel, with the ends of its interval where it has one. */
export interface IntervalMark {
  model: string;
  /** The model's short name. */
  name: string;
  dataDriven: boolean;
  at: number;
  ends: readonly [number, number] | null;
  /** The figure as it is written beside the mark. */
  shown: string;
}

export interface IntervalRow {
  channel: string;
  name: string;
  marks: readonly IntervalMark[];
}

export interface Domain {
  low: number;
  high: number;
  /** No tick stands between two whole numbers. */
  whole?: boolean;
}

/** In pixels. `x` is inside the plot; what lies beyond the scale stands at its edge. */
export interface PlacedMark extends IntervalMark {
  x: number;
  y: number;
  whisker: readonly [number, number] | null;
  beyond: boolean;
}

export interface PlacedRow {
  channel: string;
  name: string;
  top: number;
  height: number;
  /** Middle of the line of its name. */
  nameY: number;
  /** The line from the least to the greatest rule. */
  range: { from: number; to: number; y: number } | null;
  marks: readonly PlacedMark[];
  /** What is written beside the marks. */
  labels: readonly { text: string; x: number; y: number; end: boolean }[];
}

export interface IntervalLayout {
  narrow: boolean;
  height: number;
  /** Ends of the plot. */
  left: number;
  right: number;
  ticks: readonly { at: number; x: number }[];
  rows: readonly PlacedRow[];
}

const NARROW = 620;
const NAME_WIDTH = 176;
const LANE = 15;
const TOP = 26;
/** Average width of a character of the smallest text size. */
const CHARACTER = 7;
const MARK_ROOM = 10;

/**
 * The scale for these rows: it holds 0, every figure and every interval. With `capped`, it ends at four
 * times the median, so that one cheap channel does not flatten the rest. Ranks begin with 1.
 */
export function intervalDomain(
  rows: readonly IntervalRow[],
  { capped = false, floor = 0 }: { capped?: boolean; floor?: number } = {},
): Domain {
  const marks = rows.flatMap((row) => row.marks);
  const sizes = marks.map(({ at }) => Math.abs(at)).sort((left, right) => left - right);
  const median = sizes[Math.floor((sizes.length - 1) / 2)] ?? 0;
  const cap = capped && median > 0 ? 4 * median : Number.POSITIVE_INFINITY;
  const values = marks.flatMap(({ at, ends }) => [at, ...(ends ?? [])]);
  const low = Math.max(-cap, Math.min(floor, ...values));
  const high = Math.min(cap, Math.max(floor, ...values));
  return { low, high: high > low ? high : low + 1 };
}

/** About `count` round steps inside the domain. */
export function intervalTicks({ low, high, whole = false }: Domain, count: number): number[] {
  const rough = Math.max((high - low) / count, whole ? 1 : 0);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** Places rows of lanes: the rules on the first line, each data-driven model on one of its own. */
export function intervalLayout(
  rows: readonly IntervalRow[],
  domain: Domain,
  width: number,
): IntervalLayout {
  const narrow = width < NARROW;
  const left = narrow ? MARK_ROOM : NAME_WIDTH + MARK_ROOM;
  const fraction = (value: number) =>
    Math.max(0, Math.min(1, (value - domain.low) / (domain.high - domain.low)));
  const texts = rows.map((row) => laneTexts(row, narrow));

  // As wide a plot as leaves every label the room to its right.
  const rooms = texts.flatMap((lanes) =>
    lanes.flatMap(({ text, farthest }) => {
      const share = fraction(farthest);
      const room = width - left - MARK_ROOM - text.length * CHARACTER;
      return share > 0 ? [room / share] : [];
    }),
  );
  const plot = Math.max((width - left) * 0.42, Math.min(width - left - 16, ...rooms));
  const x = (value: number) => left + fraction(value) * plot;

  let top = TOP;
  const placed = rows.map((row, index): PlacedRow => {
    const lanes = texts[index] ?? [];
    const first = top + (narrow ? 32 : 15);
    const height = (narrow ? 26 : 6) + Math.max(1, lanes.length) * LANE + 7;
    const laneOf = (mark: IntervalMark) => lanes.findIndex(({ marks }) => marks.includes(mark));
    const rules = row.marks.filter(({ dataDriven }) => !dataDriven);
    const result = {
      channel: row.channel,
      name: row.name,
      top,
      height,
      nameY: top + 15,
      range:
        rules.length > 1
          ? {
              from: x(Math.min(...rules.map(({ at }) => at))),
              to: x(Math.max(...rules.map(({ at }) => at))),
              y: first,
            }
          : null,
      marks: row.marks.map((mark) => ({
        ...mark,
        x: x(mark.at),
        y: first + laneOf(mark) * LANE,
        whisker: mark.ends && ([x(mark.ends[0]), x(mark.ends[1])] as const),
        beyond: mark.at > domain.high || mark.at < domain.low,
      })),
      labels: lanes.flatMap(({ text, farthest, onNameLine }, lane) =>
        text === ''
          ? []
          : [
              onNameLine
                ? { text, x: width, y: top + 15, end: true }
                : { text, x: x(farthest) + MARK_ROOM, y: first + lane * LANE, end: false },
            ],
      ),
    };
    top += height;
    return result;
  });
  return {
    narrow,
    height: top + 4,
    left,
    right: left + plot,
    ticks: intervalTicks(domain, narrow ? 3 : 6).map((at) => ({ at, x: x(at) })),
    rows: placed,
  };
}

interface Lane {
  marks: readonly IntervalMark[];
  text: string;
  /** The rightmost figure or end of an interval, which the text follows. */
  farthest: number;
  onNameLine: boolean;
}

function laneTexts(row: IntervalRow, narrow: boolean): Lane[] {
  const rules = row.marks
    .filter(({ dataDriven }) => !dataDriven)
    .toSorted((left, right) => left.at - right.at);
  const [least, greatest] = [rules[0], rules.at(-1)];
  const lanes: Lane[] = [];
  if (least && greatest) {
    const alike = least.shown === greatest.shown;
    const named = ({ name, shown }: IntervalMark) => `${name} ${shown}`;
    lanes.push({
      marks: rules,
      text: alike
        ? rules.length === 1
          ? named(greatest)
          : greatest.shown
        : narrow
          ? `${least.shown} – ${greatest.shown}`
          : `${named(least)} – ${named(greatest)}`,
      farthest: greatest.at,
      onNameLine: narrow,
    });
  }
  for (const mark of row.marks.filter(({ dataDriven }) => dataDriven)) {
    lanes.push({
      marks: [mark],
      text: `${mark.name} ${mark.shown}`,
      farthest: Math.max(mark.at, mark.ends?.[1] ?? mark.at),
      onNameLine: false,
    });
  }
  return lanes;
}
