import { creditOf } from '@throughline/transform/attribution/credit-of';
import type { RuleModelName } from '@throughline/transform/attribution/model-names';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { filled } from '../query/filled.ts';

const ALL = sqlFile(import.meta.url, './parts-all.sql');
const CREDITED = sqlFile(import.meta.url, './parts-credited.sql');
const FLOWS = sqlFile(import.meta.url, './flows.sql');
/** Whether a conversion is a sale that sums by day cannot tell. */
export const UNROLLED_SALE = sqlFile(import.meta.url, './unrolled-sale.sql');
/** Keys of those. */
const UNROLLED = filled(sqlFile(import.meta.url, './unrolled.sql'), {
  'unrolled sale': UNROLLED_SALE,
});

const IS_UNROLLED = `(payment_day, owner, conversion_id) IN (${UNROLLED})`;
const UNROLLED_LEDGER = `(SELECT * FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64}) WHERE ${IS_UNROLLED})`;

/**
 * Beginning of a statement that reads `flows`, the money of sales by the day that it is dated by: of the business as a
 * whole, or divided among touches by a rule. Takes `generation` and `revision`; with a rule `custom` as well.
 * @param of `unrolled`: only sales that sums by day cannot tell, each also as what it was counted as there.
 */
export function flowsOf(model: RuleModelName | null, of: 'sales' | 'unrolled' = 'sales'): string {
  const [which, ofWhich] =
    of === 'sales'
      ? ['is_sale', "flow.1 != 'rolled'"]
      : [IS_UNROLLED, "is_sale OR flow.1 = 'rolled'"];
  const parts =
    model === null
      ? ALL
      : `${creditOf(model, of === 'sales' ? undefined : UNROLLED_LEDGER)}\n${CREDITED.replaceAll('rule_', `${model}_`)}`;
  return `${parts.replace('/* which */', () => which)}\n${FLOWS.replace('/* of which */', ofWhich)}`;
}
