import { creditOf } from '@throughline/transform/attribution/credit-of';
import type { RuleModelName } from '@throughline/transform/attribution/model-names';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';

const ALL = sqlFile(import.meta.url, './parts-all.sql');
const CREDITED = sqlFile(import.meta.url, './parts-credited.sql');
const FLOWS = sqlFile(import.meta.url, './flows.sql');

/**
 * Beginning of a statement that reads `flows`, the money of sales by the day that it is dated by: of the business as a
 * whole, or divided among touches by a rule. Takes `generation` and `revision`; with a rule `custom` as well.
 */
export function flowsOf(model: RuleModelName | null): string {
  if (model === null) return `${ALL}\n${FLOWS}`;
  return `${creditOf(model)}\n${CREDITED.replaceAll('rule_', `${model}_`)}\n${FLOWS}`;
}
