import type { Vector } from 'apache-arrow';
import type { TransformName } from '../attribution/paths/transforms/transforms.ts';
import { CHANNEL_KEYS } from '../channels/channels.ts';
import { sqlFile } from '../warehouse/sql-file.ts';
import type { Reader } from '../warehouse/warehouse.ts';

const DAY_MS = 86_400_000;

/**
 * Beginning of a statement about single journeys: `converted` and `missed` of the period as CTEs, with
 * `transformed(touched)` and `named(steps)` to make paths of them. Takes the parameters of `journeysParameters`. Block
 * comments in it, such as `converted conditions`, are where a report puts conditions on journeys in.
 */
export const JOURNEYS = sqlFile(import.meta.url, './paths-journeys.sql');

/** A SELECT over `JOURNEYS`: one row a path. */
export const PATHS = sqlFile(import.meta.url, './paths.sql');

const COLUMNS = `${JOURNEYS}, paths AS (${PATHS})\n${sqlFile(import.meta.url, './paths-columns.sql')}`;

/** Conversions of which kind: a sale is an order or a deal. */
export type ConversionKind = 'sale' | 'order' | 'deal' | 'lead' | `goal:${string}`;

export interface JourneysFilter {
  /** Days as `YYYY-MM-DD`, both inclusive, in the business's zone. */
  readonly from: string;
  readonly to: string;
  /** What dates a conversion; `touch` is its last touch. */
  readonly basis: 'touch' | 'lead' | 'deal' | 'payment';
  readonly of: ConversionKind;
  readonly transform: TransformName;
  /** How far a journey that did not convert reaches back from its last touch. */
  readonly lookbackDays: number;
}

/** Journeys with the same channels in the same order summed up, in columns; each path once, in a fixed order. */
export interface AggregatedPaths {
  /** Names of the steps. */
  readonly channels: readonly string[];
  /** Steps of path `i` stand at `starts[i]` up to but without `starts[i + 1]`; none for conversions without a touch. */
  readonly starts: Uint32Array;
  /** Oldest first, as indices into `channels`. */
  readonly steps: Uint32Array;
  readonly conversions: Float64Array;
  /** Persons whose last touches were these and who did not convert after them. */
  readonly nulls: Float64Array;
  /** Whole hundredths of the base currency, as far as known, and conversions of which it is not known. */
  readonly revenue: BigInt64Array;
  readonly revenueUnknown: Float64Array;
  readonly margin: BigInt64Array;
  readonly marginUnknown: Float64Array;
}

/**
 * Journeys of a period, summed up by path: what the models of the attribution library are fitted on. A
 * state that was published gives the same bytes for ever.
 */
export async function aggregatedPaths(
  reader: Reader,
  state: { readonly generation: number; readonly revision: number | string },
  filter: JourneysFilter,
): Promise<AggregatedPaths> {
  const table = await reader.columns(COLUMNS, journeysParameters(state, filter));
  const { starts, values } = lists(table.getChild('path_steps')!);
  const column = <Values>(name: string) => table.getChild(name)!.toArray() as Values;
  return {
    ...named(values),
    starts,
    conversions: column<Float64Array>('converted_journeys'),
    nulls: column<Float64Array>('missed_journeys'),
    revenue: column<BigInt64Array>('revenue'),
    revenueUnknown: column<Float64Array>('revenue_unknown'),
    margin: column<BigInt64Array>('margin'),
    marginUnknown: column<Float64Array>('margin_unknown'),
  };
}

/** All lists of a column behind one another. */
function lists(column: Vector): { readonly starts: Uint32Array; readonly values: Uint32Array } {
  const starts = new Uint32Array(column.length + 1);
  // A column of nothing has no lists to hold anything.
  if (column.length === 0) return { starts, values: new Uint32Array() };
  const parts = column.data.map(({ valueOffsets, children: [child] }) => {
    const values = child!.values as Uint32Array;
    return { offsets: valueOffsets, values: values.subarray(valueOffsets[0], valueOffsets.at(-1)) };
  });
  const values = new Uint32Array(parts.reduce((sum, part) => sum + part.values.length, 0));
  let [list, end] = [0, 0];
  for (const part of parts) {
    values.set(part.values, end);
    for (let at = 1; at < part.offsets.length; at++)
      starts[++list] = end + part.offsets[at]! - part.offsets[0]!;
    end += part.values.length;
  }
  return { starts, values };
}

/** Names for the numbers of the statement: a place in the list of channels, and above its 16 bits how many touches. */
function named(numbers: Uint32Array): Pick<AggregatedPaths, 'channels' | 'steps'> {
  const indexOf = new Map<number, number>();
  const steps = numbers.map((number) => {
    const known = indexOf.get(number);
    if (known !== undefined) return known;
    indexOf.set(number, indexOf.size);
    return indexOf.size - 1;
  });
  const channels = [...indexOf.keys()].map((number) => {
    const [place, touches] = [number % 65_536, Math.floor(number / 65_536)];
    const channel = CHANNEL_KEYS[place - 1]!;
    return touches === 0 ? channel : `${channel}(${touches})`;
  });
  return { channels, steps };
}

/** Parameters of a statement that begins with `JOURNEYS`. */
export function journeysParameters(
  { generation, revision }: { readonly generation: number; readonly revision: number | string },
  { from, to, basis, of, transform, lookbackDays }: JourneysFilter,
) {
  // A journey that ends on the first day may begin a window earlier; a day more for the hour that a zone shifts.
  const earliest = Date.parse(from) - (lookbackDays + 1) * DAY_MS;
  return {
    ...{ generation, revision, from, to, basis, transform },
    kinds: of === 'sale' ? ['order', 'deal'] : [of],
    channels: CHANNEL_KEYS,
    lookback_us: lookbackDays * DAY_MS * 1000,
    seen_from: new Date(Math.max(0, earliest)).toISOString().slice(0, 10),
  };
}
