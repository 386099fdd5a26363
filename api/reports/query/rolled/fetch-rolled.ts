import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { DIMENSIONS } from '../../../contract/dimensions.ts';
import type { DatedBy } from '../../dated-by.ts';
import { NO_SHIFT, nextDay, type Period, type Shift, shiftOf } from '../../period.ts';
import type { Rollup, State } from '../../state.ts';
import type { Books } from '../books/books.ts';
import type { SumKey } from '../cubes/fact-group.ts';
import type { ComparedGroups } from '../fetch-groups.ts';
import { levelsOf } from '../names-where.ts';
import { conditionsOf, type Question } from '../question.ts';
import { AT, groupsOf, type RolledRow, SOLD_KEYS, type SoldKey, toldBy } from './rolled-groups.ts';
import { rolledStatement } from './rolled-statement.ts';
import { noMonths, wholeMonths } from './whole-months.ts';

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

/**
 * What the CRM and the shop sold. Dated by touches, a conversion's whole amount less what was touched outside of the
 * period is what was credited inside, for credit adds up to each conversion. Only the ledger tells how many conversions
 * of the period have an unknown amount.
 */
function booksOf(rows: readonly RolledRow[], { basis }: DatedBy): Books | null {
  const sum = (key: SoldKey) => total(rows.map(({ sold }) => sold?.[SOLD_KEYS.indexOf(key)]));
  const nano = (key: SoldKey) => String(sum(key) * 1_000_000_000n);
  const credited = (key: SumKey) => String(total(rows.map(({ sums }) => sums[AT[key]])));
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
    orders: credited('orders'),
    deals: credited('deals'),
  };
}

function total(sums: readonly (string | undefined)[]): bigint {
  return sums.reduce((whole, sum) => whole + BigInt(sum ?? 0), 0n);
}
