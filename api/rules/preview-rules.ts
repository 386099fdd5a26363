import { creditOf } from '@throughline/transform/attribution/credit-of';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { readCloses } from '../closes/stored/read-closes.ts';
import type { PreviewResponse } from '../contract/rules.ts';
import {
  type ChannelSettings,
  classifyOptions,
} from '../reports/channel-rules/channel-settings.ts';
import type { ReportConfig } from '../reports/report-config.ts';
import { readState, type State } from '../reports/state.ts';
import { type KnownWay, type MovedWay, movedWays } from './moved-ways.ts';
import { type WayMonth, WaySums } from './way-sums.ts';

const WAYS = sqlFile(import.meta.url, './known-ways.sql');
/** Every touch has the same part, so no rule of channels changes what is credited. */
const SUMS = `${creditOf('linear')}\n${sqlFile(import.meta.url, './sums-of-ways.sql')}`;

/** Beyond so many the warehouse is asked for all ways: a longer list costs more than it saves. */
const MOST_LISTED = 5000;
const EXAMPLES = 20;

/**
 * What would move from channel to channel, were a draft of the business's own rules and sites in force. Each distinct way
 * of coming is classified once, and nothing is written.
 * @throws RangeError for a rule that cannot be read.
 */
export async function previewRules(
  reader: Reader,
  draft: ChannelSettings,
  { currency, customWeights }: Pick<ReportConfig, 'currency' | 'customWeights'>,
): Promise<PreviewResponse> {
  const options = classifyOptions(draft);
  const state = await readState(reader);
  const [ways, closes] = await Promise.all([
    reader.rows<KnownWay>(WAYS, {}),
    state ? readCloses(reader) : [],
  ]);
  const moved = new Map(movedWays(ways, options).map((way) => [way.traffic, way]));
  const found = state ? await sumsOf(reader, state, [...moved.keys()], customWeights) : [];
  const sums = found.filter(({ traffic }) => moved.has(traffic));
  const closed = new Set(closes.map(({ month }) => month));
  const total = new WaySums();
  for (const month of sums) total.add(month);
  return {
    currency,
    ...{ ways: ways.length, ways_moved: moved.size, totals: total.written },
    moves: movesOf(moved, sums),
    examples: examplesOf(moved, sums),
    months: [...grouped(sums, ({ month }) => month)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, one]) => {
        const { visits, revenue, cost } = one.written;
        return { month, closed: closed.has(month), visits, revenue, cost };
      }),
  };
}

async function sumsOf(
  reader: Reader,
  { generation, revision }: State,
  moved: readonly string[],
  custom: readonly number[],
): Promise<readonly WayMonth[]> {
  if (moved.length === 0) return [];
  const every = moved.length > MOST_LISTED;
  return reader.rows<WayMonth>(SUMS, {
    ...{ generation, revision, custom },
    ...{ every_way: every, ways: every ? [] : moved },
  });
}

function movesOf(
  moved: ReadonlyMap<string, MovedWay>,
  sums: readonly WayMonth[],
): PreviewResponse['moves'] {
  const keyOf = ({ from, to }: MovedWay) => JSON.stringify([from, to]);
  const ways = new Map<string, number>();
  for (const way of moved.values()) ways.set(keyOf(way), (ways.get(keyOf(way)) ?? 0) + 1);
  const figures = grouped(sums, ({ traffic }) => keyOf(moved.get(traffic)!));
  return [...ways]
    .map(([key, count]) => {
      const [from, to] = JSON.parse(key) as [string, string];
      return { from, to, ways: count, ...(figures.get(key) ?? new WaySums()).written };
    })
    .sort((a, b) => b.visits - a.visits || (a.from + a.to < b.from + b.to ? -1 : 1));
}

function examplesOf(
  moved: ReadonlyMap<string, MovedWay>,
  sums: readonly WayMonth[],
): PreviewResponse['examples'] {
  const figures = grouped(sums, ({ traffic }) => traffic);
  return [...moved.values()]
    .map(({ traffic, ...way }) => ({
      ...way,
      visits: figures.get(traffic)?.written.visits ?? 0,
    }))
    .sort((a, b) => b.visits - a.visits || (a.source < b.source ? -1 : 1))
    .slice(0, EXAMPLES);
}

function grouped(
  sums: readonly WayMonth[],
  keyOf: (month: WayMonth) => string,
): Map<string, WaySums> {
  const groups = new Map<string, WaySums>();
  for (const month of sums) {
    const key = keyOf(month);
    const group = groups.get(key) ?? new WaySums();
    groups.set(key, group);
    group.add(month);
  }
  return groups;
}
