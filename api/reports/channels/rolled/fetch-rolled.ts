import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Level } from '../../../contract/terms.ts';
import { nextDay, type Period } from '../../period.ts';
import type { Rollup, State } from '../../state.ts';
import { type Books, type ComparedFacts, type FactGroup, SUM_KEYS, sourceKey } from '../fetch.ts';
import type { ChannelsPlanRequest } from '../normalise.ts';
import { platformOf } from '@throughline/transform/channels/platform';
import { wholeMonths } from './whole-months.ts';

const BY_CHANNEL = sqlFile(import.meta.url, './rolled-by-channel.sql');
const BY_WAY = sqlFile(import.meta.url, './rolled-by-way.sql');
const SOURCES = sqlFile(import.meta.url, './rolled-sources.sql');

/** Measures that costs tell, and those that touches tell; the others are credited. */
const OF_COSTS = ['cost', 'cost_unknown', 'cost_rows', 'impressions', 'clicks'] as const;
const OF_TOUCHES = ['visits', 'calls', 'paid_touches'] as const;
const OF_CREDIT = SUM_KEYS.filter(
  (key) => !([...OF_COSTS, ...OF_TOUCHES] as readonly string[]).includes(key),
);

/** All that is summed about a place of a report. */
interface RolledRow
  extends Omit<FactGroup, (typeof SUM_KEYS)[number]>,
    Readonly<Record<(typeof SUM_KEYS)[number], string>> {
  readonly sold_orders: string;
  readonly sold_deals: string;
  readonly sold_revenue: string;
  readonly sold_revenue_unknown: string;
  readonly sold_margin_unknown: string;
  readonly credited_revenue: string;
  readonly credited_unknown: string;
}

/** Facts of a request, and what was sold; null where only the ledger can tell that. */
export async function fetchRolled(
  reader: Reader,
  state: State,
  rollup: Rollup,
  request: ChannelsPlanRequest,
): Promise<ComparedFacts & { readonly books: Books | null }> {
  const { period, compare } = request;
  const read = (parts: readonly Period[]) => fetchRows(reader, state, rollup, parts, request);
  const isOne = compare !== null && nextDay(compare.to) === period.from;
  const [rows, others] = isOne
    ? await read([compare, period]).then((both) => [
        both.filter(({ earlier }) => !earlier),
        both.filter(({ earlier }) => earlier),
      ])
    : await Promise.all([read([period]), compare && read([compare])]);
  return {
    current: rows!.flatMap(groupsOf),
    previous: others?.flatMap(groupsOf) ?? null,
    books: booksOf(rows!, request),
  };
}

/** Periods that follow one another; what is of the first of two is `earlier`. */
function fetchRows(
  reader: Reader,
  { generation, revision }: State,
  { epoch }: Rollup,
  periods: readonly Period[],
  { model, basis, levels }: ChannelsPlanRequest,
): Promise<RolledRow[]> {
  const [from, to] = [periods[0]!.from, periods.at(-1)!.to];
  const parts = periods.map(wholeMonths);
  return reader.rows<RolledRow>(statement(levels).replaceAll('rule_', `${model}_`), {
    ...{ generation, revision, epoch, basis, levels, from, to },
    split: periods.at(-1)!.from,
    months: parts.flatMap(({ months }) => months),
    days: parts.flatMap(({ days }) => days),
  });
}

function statement(levels: readonly Level[]): string {
  return levels.some((level) => level !== 'channel' && level !== 'source') ? BY_WAY : BY_CHANNEL;
}

/** A row as facts of each table, as the ledger has them: without those of which there are none. */
function groupsOf(row: RolledRow): FactGroup[] {
  const { earlier = 0, unattributed = 0, channel, source } = row;
  const { campaign_id, campaign, ad_group_id, ad_group, keyword } = row;
  const names = { channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword };
  const group = (keys: readonly (typeof SUM_KEYS)[number][]): FactGroup => ({
    ...{ ...names, earlier, unattributed },
    ...Object.fromEntries(keys.map((key) => [key, row[key]])),
  });
  return [
    ...(row.cost_rows === '0' ? [] : [group(OF_COSTS)]),
    ...(row.visits === '0' && row.calls === '0' ? [] : [group(OF_TOUCHES)]),
    ...(row.credits === '0' ? [] : [group(OF_CREDIT)]),
  ];
}

/**
 * What the CRM and the shop sold. Dated by touches, a conversion's whole amount less what was touched outside of the
 * period is what was credited inside, for credit adds up to each conversion: each roll-up checks that. Only the
 * ledger tells how many conversions that are in it have an unknown amount, and what is inside where credit adds up to more.
 */
function booksOf(
  rows: readonly RolledRow[],
  { basis, model }: Pick<ChannelsPlanRequest, 'basis' | 'model'>,
): Books | null {
  const sum = (key: keyof RolledRow) =>
    rows.reduce((total, row) => total + BigInt(row[key] as string), 0n);
  const nano = (key: keyof RolledRow) => String(sum(key) * 1_000_000_000n);
  if (basis !== 'touch')
    return {
      revenue: String(sum('sold_revenue')),
      revenue_unknown: String(sum('sold_revenue_unknown')),
      margin_unknown: String(sum('sold_margin_unknown')),
      orders: nano('sold_orders'),
      deals: nano('sold_deals'),
    };
  if (model === 'participation' || sum('credited_unknown') > 0n) return null;
  return {
    revenue: String(sum('credited_revenue')),
    revenue_unknown: '0',
    margin_unknown: '0',
    orders: String(sum('orders')),
    deals: String(sum('deals')),
  };
}

/** Platforms that cost data has ever told of, up to a day. */
export async function fetchRolledSources(
  reader: Reader,
  { generation, revision }: State,
  { epoch }: Rollup,
  to: string,
): Promise<ReadonlySet<string>> {
  const found = await reader.rows<{ channel: string; source: string }>(SOURCES, {
    ...{ generation, revision, epoch, to },
  });
  return new Set(found.map(({ channel, source }) => sourceKey(channel, platformOf(source))));
}
