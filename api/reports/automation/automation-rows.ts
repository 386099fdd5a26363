import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { automation } from '../../contract/reports/automation.ts';
import type { Answering } from '../answer.ts';
import { MESSAGES } from '../email/email-statement.ts';
import { moneyOf } from '../journey-filter.ts';
import { checkPeriod } from '../period.ts';

const ROWS = `${MESSAGES}${sqlFile(import.meta.url, './carts.sql')}${sqlFile(import.meta.url, './cart-rows.sql')}`;

type Contract = (typeof automation)['drills']['rows'];
type Sums = Record<
  'all_rows' | 'all_revenue' | 'all_margin' | 'unknown_revenue' | 'unknown_margin',
  string
>;
interface Stored extends Sums, Record<'day' | 'visitor' | 'conversion', string> {
  readonly name: 'reminded' | 'not_reminded';
  readonly is_bought: boolean | number;
  readonly revenue: string | null;
  readonly margin: string | null;
}

/** The carts behind a figure, with their sums. */
export const automationRows: Answering<Contract> = async ({ reader, state }, asked, config) => {
  const { name, measure, window, limit, offset } = asked;
  const found = state
    ? await reader.rows<Stored>(ROWS, {
        ...{ generation: state.generation, revision: state.revision },
        ...{ ...checkPeriod(asked), timezone: config.timezone, by: 'campaign' },
        ...{ name, measure, window, limit, offset },
      })
    : [];
  const [first] = found;
  const one = (amount: string | null) => moneyOf(amount ?? '0', amount === null ? '1' : '0');
  return {
    count: Number(first?.all_rows ?? 0),
    revenue: moneyOf(first?.all_revenue ?? '0', first?.unknown_revenue ?? '0'),
    margin: moneyOf(first?.all_margin ?? '0', first?.unknown_margin ?? '0'),
    rows: found.map(({ day, visitor, name: cart, is_bought, conversion, revenue, margin }) => ({
      ...{ day, visitor, cart, sold: Number(is_bought) === 1 ? 'yes' : 'no', conversion },
      ...{ revenue: one(revenue), margin: one(margin) },
    })),
  };
};
