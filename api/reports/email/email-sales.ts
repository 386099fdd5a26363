import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { emailSales as contract } from '../../contract/reports/email-drills.ts';
import type { ConversionKind } from '../../contract/terms.ts';
import type { Answering } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { checkPeriod } from '../period.ts';
import { MESSAGES } from './email-statement.ts';

const SALES = `${MESSAGES}${sqlFile(import.meta.url, './sales.sql')}`;

type Texts = Record<'conversion' | 'label' | 'source' | 'day' | 'campaign', string>;
type Sums = Record<
  'all_rows' | 'all_revenue' | 'all_margin' | 'unknown_revenue' | 'unknown_margin',
  string
>;
interface Stored extends Texts, Sums {
  readonly kind: ConversionKind;
  readonly revenue: string | null;
  readonly margin: string | null;
}

/** The sales that followed a click, with their sums. */
export const emailSales: Answering<typeof contract> = async ({ reader, state }, asked, config) => {
  const { by, name, window, limit, offset } = asked;
  const found = state
    ? await reader.rows<Stored>(SALES, {
        ...{ generation: state.generation, revision: state.revision },
        ...{ ...checkPeriod(asked), timezone: config.timezone },
        ...{ by, name, window, limit, offset },
      })
    : [];
  const [first] = found;
  const one = (amount: string | null) => moneyOf(amount ?? '0', amount === null ? '1' : '0');
  return {
    count: Number(first?.all_rows ?? 0),
    revenue: moneyOf(first?.all_revenue ?? '0', first?.unknown_revenue ?? '0'),
    margin: moneyOf(first?.all_margin ?? '0', first?.unknown_margin ?? '0'),
    rows: found.map(({ conversion, kind, label, source, day, campaign, revenue, margin }) => ({
      ...{ conversion, kind, label, source, day, campaign },
      ...{ revenue: one(revenue), margin: one(margin) },
    })),
  };
};
