/** Which channels led to conversions together, and how often. */
export interface ChannelSet {
  channels: readonly string[];
  conversions: number;
}

export interface UpsetColumn {
  /** Place of the set in the given order. */
  index: number;
  x: number;
  /** Top and height of the bar above the matrix. */
  top: number;
  height: number;
  /** Rows with a filled dot, from the top. */
  rows: readonly number[];
}

export interface UpsetRow {
  channel: string;
  conversions: number;
  y: number;
  /** Length of the bar towards the left. */
  width: number;
}

export interface UpsetLayout {
  columns: UpsetColumn[];
  rows: UpsetRow[];
  width: number;
  height: number;
  /** Top of the matrix. */
  matrixTop: number;
  /** Left of the matrix. */
  matrixLeft: number;
  /** Left of the channels' names, right of their bars. */
  namesLeft: number;
}

export interface UpsetMeasures {
  bars: number;
  names: number;
  totals: number;
  column: number;
  row: number;
}

/** Room for a figure above a bar. */
const FIGURE = 18;

/**
 * An UpSet plot (Lex et al., 2014): a column a set with its bar on top, a row a channel with its total at
 * the left; dots say who is in the set. Only channels that stand in a drawn set have a row.
 */
export function upsetLayout(
  sets: readonly ChannelSet[],
  channels: readonly { channel: string; conversions: number }[],
  measures: UpsetMeasures,
): UpsetLayout {
  const inSets = new Set(sets.flatMap((set) => set.channels));
  const shown = channels.filter(({ channel }) => inSets.has(channel));
  const mostTotal = Math.max(0, ...shown.map(({ conversions }) => conversions));
  const mostSet = Math.max(0, ...sets.map(({ conversions }) => conversions));
  const namesLeft = measures.totals;
  const matrixLeft = measures.totals + measures.names;
  const matrixTop = FIGURE + measures.bars + 10;
  const rows = shown.map(({ channel, conversions }, index) => ({
    channel,
    conversions,
    y: matrixTop + (index + 0.5) * measures.row,
    width: length(conversions, mostTotal, measures.totals - 56),
  }));
  const placeOf = new Map(shown.map(({ channel }, index) => [channel, index]));
  const columns = sets.map((set, index) => {
    const height = length(set.conversions, mostSet, measures.bars);
    return {
      index,
      x: matrixLeft + (index + 0.5) * measures.column,
      top: FIGURE + measures.bars - height,
      height,
      rows: set.channels
        .flatMap((channel) => placeOf.get(channel) ?? [])
        .toSorted((left, right) => left - right),
    };
  });
  return {
    columns,
    rows,
    width: matrixLeft + sets.length * measures.column,
    height: matrixTop + shown.length * measures.row,
    matrixTop,
    matrixLeft,
    namesLeft,
  };
}

/** What is there is seen: a pixel at least. */
function length(value: number, most: number, room: number): number {
  return value <= 0 || most === 0 ? 0 : Math.max(1, (value / most) * room);
}
