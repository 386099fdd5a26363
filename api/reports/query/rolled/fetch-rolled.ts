import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { DIMENSIONS } from '../../../contract/dimensions.ts';
import type { Cube } from '../../../metrics/measures.ts';
import type { DatedBy } from '../../dated-by.ts';
import { NO_SHIFT, nextDay, type Period, type Shift, shiftOf } from '../../period.ts';
import type { Rollup, State } from '../../state.ts';
import type { Books } from '../books/books.ts';
import { isAskable } from '../cubes/ask-cube.ts';
import type { FactGroup, SumKey } from '../cubes/fact-group.ts';
import type { ComparedGroups, CubeGroups } from '../fetch-groups.ts';
import { levelsOf } from '../names-where.ts';
import { conditionsOf, type Question } from '../question.ts';
import { rolledStatement } from './rolled-statement.ts';
import { noMonths, wholeMonths } from './whole-months.ts';

/** Sums of what was sold. */
type SoldKey =
  | `sold_${'orders' | 'deals' | 'revenue' | 'revenue_unknown' | 'margin_unknown'}`
  | `credited_${'revenue' | 'unknown'}`;

/** All that is summed about a place of a report; what was sold there, where it was asked for. */
interface RolledRow
  extends Omit<FactGroup, SumKey>,
    Readonly<Record<SumKey, string>>,
    Readonly<Partial<Record<SoldKey, string>>> {}

/** Facts of a question, all of its cubes in one statement, and what was sold, unless only the ledger can tell that. */
export async function fetchRolled(
  reader: Reader,
  state: State,
  rollup: Rollup,
  question: Question,
): Promise<ComparedGroups> {
  const { period, compare, dated } = question;
  const shift = compare ? shiftOf(period, compare) : NO_SHIFT;
  const read = (periods: readonly Period[], split: string) =>
    fetchRows(reader, state, rollup, question, { periods, split, shift });
  const [rows, others] = await (compare !== null && nextDay(compare.to) === period.from
    ? read([compare, period], period.from).then((both) => [
        both.filter(({ earlier }) => !earlier),
        both.filter(({ earlier }) => earlier),
      ])
    : Promise.all([
        read([period], period.from),
        // All of its days are moved.
        compare && read([compare], nextDay(compare.to)),
      ]));
  const told = toldBy(question);
  const books = isOfEverything(question) ? booksOf(rows!, dated) : null;
  return {
    current: groupsOf(rows!, told),
    previous: others ? groupsOf(others, told) : null,
    ...(books && { books }),
  };
}

/** What was sold in the whole is nothing to compare a part with. */
function isOfEverything({ by, where }: Question): boolean {
  return by.length === 0 && where.length === 0;
}

/** Days of a statement, and what moves those before the split to days of the period that they are compared with. */
interface Days {
  /** Of two, the second follows the first. */
  readonly periods: readonly Period[];
  readonly split: string;
  readonly shift: Shift;
}

function fetchRows(
  reader: Reader,
  { generation, revision }: State,
  { epoch }: Rollup,
  question: Question,
  { periods, split, shift: { years, days } }: Days,
): Promise<RolledRow[]> {
  const { dated, levels, by, where, compare } = question;
  const { ofFacts, ofNames } = conditionsOf(where);
  const told = levelsOf(levels, ofNames);
  const times = [...by, ...ofFacts.map(({ dimension }) => dimension)].filter(
    (dimension) => DIMENSIONS[dimension].of === 'time',
  );
  // Months of a period that is compared are moved by its days.
  const isOfDays = times.some((time) => compare || time === 'day' || time === 'week');
  const parts = periods.map((one) => (isOfDays ? noMonths(one) : wholeMonths(one)));
  const { text, parameters } = rolledStatement(
    { model: dated.model, levels: told, by, conditions: ofFacts },
    isOfEverything(question),
  );
  return reader.rows<RolledRow>(text, {
    ...{ ...parameters, generation, revision, epoch, basis: dated.basis },
    ...{ from: periods[0]!.from, to: periods.at(-1)!.to, split, years, days },
    whole_months: parts.flatMap(({ months }) => months),
    single_days: parts.flatMap((part) => part.days),
  });
}

/** What of each row is asked for. */
interface Told {
  /** Whose facts say what the conditions ask, as the ledger has it. */
  readonly cubes: ReadonlySet<Cube>;
  /** All of a row stands in one place: each cube says its dimensions, and none looks for an ad group on another side. */
  readonly isOnePlace: boolean;
}

function toldBy({ cubes: asked, where, dated, levels, by }: Question): Told {
  const { ofFacts, ofNames } = conditionsOf(where);
  const cubes = new Set([...asked].filter((cube) => isAskable(cube, ofFacts, dated.basis)));
  const isOnePlace =
    cubes.size === KINDS.length &&
    by.every((dimension) => DIMENSIONS[dimension].of === 'time') &&
    !levelsOf(levels, ofNames).includes('ad_group');
  return { cubes, isOnePlace };
}

/** In the order in which a row that is one group is of one of them. */
const KINDS = ['credit', 'touches', 'costs'] as const;
const NONE = '0';

/** Rows as groups of each cube, as the ledger has them: without those of which there are none. */
function groupsOf(rows: readonly RolledRow[], { cubes, isOnePlace }: Told): CubeGroups {
  const found: Record<Cube, FactGroup[]> = {
    ...{ costs: [], touches: [], credit: [], sales: [], claims: [] },
  };
  for (const row of rows) {
    const has = {
      costs: cubes.has('costs') && row.cost_rows !== NONE,
      touches: cubes.has('touches') && (row.visits !== NONE || row.calls !== NONE),
      credit: cubes.has('credit') && row.credits !== NONE,
    };
    if (isOnePlace && isOfOneKind(row, has)) {
      // Three groups would add up to the same, and there are thousands of them.
      const kind = KINDS.find((cube) => has[cube]);
      if (kind) found[kind].push(has.costs ? row : withoutCosts(row));
      continue;
    }
    if (has.costs) found.costs.push(costsOf(row));
    if (has.touches) found.touches.push(touchesOf(row));
    if (has.credit) found.credit.push(creditOf(row));
  }
  return found;
}

/** Whether all that a row has was paid for, or nothing of it. */
function isOfOneKind(
  { paid_touches, paid_credits }: RolledRow,
  has: Readonly<Record<(typeof KINDS)[number], boolean>>,
): boolean {
  const isPaid = has.costs || (has.touches ? paid_touches : paid_credits) !== NONE;
  return (
    (!has.touches || isPaid === (paid_touches !== NONE)) &&
    (!has.credit || isPaid === (paid_credits !== NONE))
  );
}

function withoutCosts({ cost_rows: _, ...row }: RolledRow): FactGroup {
  return row;
}

/** Each of one shape: sums by the hundred are added up over them. */
function placeOf(row: RolledRow) {
  const { earlier = 0, unattributed = 0, channel, source } = row;
  const { campaign_id, campaign, ad_group_id, ad_group, keyword } = row;
  const { by_day, by_week, by_month, by_quarter, by_conversion, by_customer } = row;
  const names = { campaign_id, campaign, ad_group_id, ad_group, keyword };
  const others = { by_day, by_week, by_month, by_quarter, by_conversion, by_customer };
  return { earlier, ...others, unattributed, channel, source, ...names };
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
 * of the period have an unknown amount.
 */
function booksOf(rows: readonly RolledRow[], { basis }: DatedBy): Books | null {
  const sum = (key: SoldKey | 'orders' | 'deals') =>
    rows.reduce((total, row) => total + BigInt(row[key] ?? NONE), 0n);
  const nano = (key: SoldKey | 'orders' | 'deals') => String(sum(key) * 1_000_000_000n);
  if (basis !== 'touch')
    return {
      revenue: String(sum('sold_revenue')),
      revenue_unknown: String(sum('sold_revenue_unknown')),
      margin_unknown: String(sum('sold_margin_unknown')),
      orders: nano('sold_orders'),
      deals: nano('sold_deals'),
    };
  if (sum('credited_unknown') > 0n) return null;
  return {
    revenue: String(sum('credited_revenue')),
    revenue_unknown: '0',
    margin_unknown: '0',
    orders: String(sum('orders')),
    deals: String(sum('deals')),
  };
}
