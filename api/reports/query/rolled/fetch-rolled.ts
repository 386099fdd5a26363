import type { RuleModelName } from '@throughline/transform/attribution/model-names';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { Level } from '../../../contract/terms.ts';
import type { Cube } from '../../../metrics/measures.ts';
import type { DatedBy } from '../../dated-by.ts';
import { nextDay, type Period } from '../../period.ts';
import type { Rollup, State } from '../../state.ts';
import type { Books } from '../books/books.ts';
import type { FactGroup, SumKey } from '../cubes/fact-group.ts';
import type { ComparedGroups, CubeGroups } from '../fetch-groups.ts';
import { filled } from '../filled.ts';
import { levelsOf } from '../names-where.ts';
import { conditionsOf, type Question } from '../question.ts';
import { wholeMonths } from './whole-months.ts';

const SUMS = { sums: sqlFile(import.meta.url, './sums.sql') };
const BY_CHANNEL = filled(sqlFile(import.meta.url, './by-channel.sql'), SUMS);
const BY_WAY = filled(sqlFile(import.meta.url, './by-way.sql'), SUMS);

/** All that is summed about a place of a report. */
interface RolledRow extends Omit<FactGroup, SumKey>, Readonly<Record<SumKey, string>> {
  /** Empty where rows are of no months. */
  readonly by_month: string;
  readonly sold_orders: string;
  readonly sold_deals: string;
  readonly sold_revenue: string;
  readonly sold_revenue_unknown: string;
  readonly sold_margin_unknown: string;
  readonly credited_revenue: string;
  readonly credited_unknown: string;
}

/** Facts of a question, all of its cubes in one statement, and what was sold, unless only the ledger can tell that. */
export async function fetchRolled(
  reader: Reader,
  state: State,
  rollup: Rollup,
  question: Question,
): Promise<ComparedGroups> {
  const { period, compare, cubes, dated } = question;
  const read = (periods: readonly Period[]) => fetchRows(reader, state, rollup, periods, question);
  const [rows, others] = await (compare !== null && nextDay(compare.to) === period.from
    ? read([compare, period]).then((both) => [
        both.filter(({ earlier }) => !earlier),
        both.filter(({ earlier }) => earlier),
      ])
    : Promise.all([read([period]), compare && read([compare])]));
  const books = booksOf(rows!, dated);
  return {
    current: groupsOf(rows!, cubes),
    previous: others ? groupsOf(others, cubes) : null,
    ...(books && { books }),
  };
}

/** Of periods that follow one another; what is of the first of two is `earlier`. */
function fetchRows(
  reader: Reader,
  { generation, revision }: State,
  { epoch }: Rollup,
  periods: readonly Period[],
  { dated, levels, by, where }: Question,
): Promise<RolledRow[]> {
  const told = levelsOf(levels, conditionsOf(where).ofNames);
  const parts = periods.map(wholeMonths);
  return reader.rows<RolledRow>(statement(told, dated.model), {
    ...{ generation, revision, epoch, levels: told, basis: dated.basis },
    by_month: by.includes('month'),
    ...{ from: periods[0]!.from, to: periods.at(-1)!.to, split: periods.at(-1)!.from },
    months: parts.flatMap(({ months }) => months),
    days: parts.flatMap(({ days }) => days),
  });
}

function statement(levels: readonly Level[], model: RuleModelName): string {
  const isBelow = levels.some((level) => level !== 'channel' && level !== 'source');
  return (isBelow ? BY_WAY : BY_CHANNEL).replaceAll('rule_', `${model}_`);
}

/** Rows as groups of each cube, as the ledger has them: without those of which there are none. */
function groupsOf(rows: readonly RolledRow[], cubes: ReadonlySet<Cube>): CubeGroups {
  const found: Record<Cube, FactGroup[]> = {
    ...{ costs: [], touches: [], credit: [], sales: [], claims: [] },
  };
  for (const row of rows) {
    if (cubes.has('costs') && row.cost_rows !== '0') found.costs.push(costsOf(row));
    if (cubes.has('touches') && (row.visits !== '0' || row.calls !== '0'))
      found.touches.push(touchesOf(row));
    if (cubes.has('credit') && row.credits !== '0') found.credit.push(creditOf(row));
  }
  return found;
}

/** Each of one shape: sums by the hundred are added up over them. */
function placeOf(row: RolledRow) {
  const { earlier = 0, unattributed = 0, channel, source } = row;
  const { campaign_id, campaign, ad_group_id, ad_group, keyword, by_month } = row;
  const names = { campaign_id, campaign, ad_group_id, ad_group, keyword };
  return { earlier, by_month, unattributed, channel, source, ...names };
}

function costsOf(row: RolledRow): FactGroup {
  const { cost, cost_unknown, cost_rows, impressions, clicks } = row;
  return { ...placeOf(row), cost, cost_unknown, cost_rows, impressions, clicks };
}

function touchesOf(row: RolledRow): FactGroup {
  const { visits, calls, paid_touches } = row;
  return { ...placeOf(row), visits, calls, paid_touches };
}

function creditOf(row: RolledRow): FactGroup {
  const { credits, paid_credits, leads, deals, orders, new_customers } = row;
  const { revenue, revenue_unknown, margin, margin_unknown } = row;
  const { new_revenue, new_revenue_unknown } = row;
  return {
    ...placeOf(row),
    ...{ credits, paid_credits, leads, deals, orders, new_customers },
    ...{ revenue, revenue_unknown, margin, margin_unknown, new_revenue, new_revenue_unknown },
  };
}

/**
 * What the CRM and the shop sold. Dated by touches, a conversion's whole amount less what was touched outside of the
 * period is what was credited inside, for credit adds up to each conversion. Only the ledger tells how many conversions
 * of the period have an unknown amount, and what is inside under the one rule whose credit adds up to more.
 */
function booksOf(rows: readonly RolledRow[], { basis, model }: DatedBy): Books | null {
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
