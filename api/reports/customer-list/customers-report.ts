import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { customers } from '../../contract/reports/customers.ts';
import type { Answering, Published } from '../answer.ts';
import { asOfDay } from '../customers/as-of.ts';
import { LATEST } from '../entities/latest.ts';
import { moneyOf } from '../journey-filter.ts';
import { reportMeta } from '../report-meta.ts';
import { searchedIdentifiers } from './searched-identifiers.ts';

const LIST = `${LATEST}${sqlFile(import.meta.url, './list.sql')}`;

const ENDS = sqlFile(import.meta.url, './first-and-last.sql');
const FIRST_CHANNELS = sqlFile(import.meta.url, './first-channels.sql');

type Sum = 'sales' | 'revenue' | 'unknown_revenue' | 'margin' | 'unknown_margin';

interface Stored extends Record<Sum | `all_${Sum}` | 'all_customers' | 'place', string> {
  readonly customer: string;
  readonly first_day: string;
  readonly last_day: string;
}

interface Ends {
  readonly customer: string;
  readonly first_sale_day: string;
  readonly first_sale_id: string;
  readonly last_label: string;
}

/**
 * Customers with a sale in the period, or whoever was looked for; their money is that of all days.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const customersReport: Answering<typeof customers> = async (published, asked, config) => {
  const { reader, state, dataRange } = published;
  const { search = '', limit, offset } = asked;
  const meta = reportMeta(published, asked, config);
  const asOf = asOfDay(state, dataRange, config.timezone);
  const found =
    state && asOf
      ? await reader.rows<Stored>(LIST, {
          ...{ generation: state.generation, revision: state.revision, as_of: asOf },
          ...{ from: meta.from, to: meta.to, limit, offset },
          types: search === '' ? [] : ['deal'],
          ...{ search, identifiers: search === '' ? [] : searchedIdentifiers(search) },
        })
      : [];
  const shown = found.filter(
    ({ place }) => Number(place) > offset && Number(place) <= offset + limit,
  );
  const ends = asOf ? await firstAndLast(published, asOf, shown) : [];
  const channels = await firstChannels(published, ends);
  const endsOf = new Map(ends.map((one) => [one.customer, one]));
  const [first] = found;
  return {
    meta: { report: 'customers', ...meta, is_search: search !== '' },
    totals: {
      customers: Number(first?.all_customers ?? 0),
      sales: Number(first?.all_sales ?? 0),
      revenue: moneyOf(first?.all_revenue ?? '0', first?.all_unknown_revenue ?? 0),
      margin: moneyOf(first?.all_margin ?? '0', first?.all_unknown_margin ?? 0),
    },
    rows: shown.map(({ customer, sales, first_day, last_day, ...row }) => {
      const hasBought = Number(sales) > 0;
      return {
        ...{ customer, sales: Number(sales) },
        first_channel: channels.get(endsOf.get(customer)?.first_sale_id ?? '') ?? 'not_told',
        first_day: hasBought ? first_day : null,
        last_day: hasBought ? last_day : null,
        last_sale: endsOf.get(customer)?.last_label ?? null,
        revenue: moneyOf(row.revenue, row.unknown_revenue),
        margin: moneyOf(row.margin, row.unknown_margin),
      };
    }),
  };
};

/** The first and the last sale of those who are shown; of all of them it would be most of the work. */
async function firstAndLast(
  { reader, state }: Published,
  asOf: string,
  shown: readonly Stored[],
): Promise<readonly Ends[]> {
  const owners = shown.filter(({ sales }) => Number(sales) > 0).map(({ customer }) => customer);
  if (!state || owners.length === 0) return [];
  const { generation, revision } = state;
  return reader.rows<Ends>(ENDS, { generation, revision, as_of: asOf, owners });
}

/** The channel of the first touch before the first sale, by the sale. */
async function firstChannels(
  { reader, state }: Published,
  sales: readonly Ends[],
): Promise<ReadonlyMap<string, string>> {
  if (!state || sales.length === 0) return new Map();
  const found = await reader.rows<{ readonly conversion: string; readonly channel: string }>(
    FIRST_CHANNELS,
    {
      ...{ generation: state.generation, revision: state.revision },
      days: [...new Set(sales.map(({ first_sale_day: day }) => day))],
      conversions: sales.map(({ first_sale_id: id }) => id),
    },
  );
  return new Map(found.map(({ conversion, channel }) => [conversion, channel]));
}
