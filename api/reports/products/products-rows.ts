import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { productsRows as contract } from '../../contract/reports/products-drill.ts';
import type { Answering } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { checkPeriod } from '../period.ts';
import { LINES, PRODUCT_TYPES } from './products-statement.ts';

const ROWS = `${LINES}${sqlFile(import.meta.url, './rows.sql')}`;

type Row = Awaited<ReturnType<Answering<typeof contract>>>['rows'][number];
type Sums = Record<
  'all_rows' | 'all_revenue' | 'all_margin' | 'unknown_revenue' | 'unknown_margin',
  string
> &
  Record<'all_units' | 'all_returned', number>;

/** The lines of orders behind a figure, with their sums. */
export const productsRows: Answering<typeof contract> = async (
  { reader, state },
  asked,
  config,
) => {
  const { by, name, with: other, measure, limit, offset } = asked;
  const found = state
    ? await reader.rows<Row & Sums>(ROWS, {
        ...{ generation: state.generation, revision: state.revision, types: PRODUCT_TYPES },
        ...{ ...checkPeriod(asked), timezone: config.timezone, currency: config.currency },
        ...{ by, name, with: other, measure, limit, offset },
      })
    : [];
  const [first] = found;
  const one = (amount: string | null) => moneyOf(amount ?? '0', amount === null ? '1' : '0');
  return {
    totals: {
      rows: Number(first?.all_rows ?? 0),
      units: Number(first?.all_units ?? 0),
      returned: Number(first?.all_returned ?? 0),
      revenue: moneyOf(first?.all_revenue ?? '0', first?.unknown_revenue ?? '0'),
      margin: moneyOf(first?.all_margin ?? '0', first?.unknown_margin ?? '0'),
    },
    rows: found.map(
      ({ id, source, label, day, product, title, units, returned, revenue, margin }) => ({
        ...{
          id,
          source,
          label,
          day,
          product,
          title,
          units: Number(units),
          returned: Number(returned),
        },
        ...{ revenue: one(revenue), margin: one(margin) },
      }),
    ),
  };
};
