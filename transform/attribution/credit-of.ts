import { sqlFile } from '../warehouse/sql-file.ts';
import { boundsOf } from './bounds.ts';
import { RULE_MODELS, type RuleModelName } from './model-names.ts';

const CREDIT = sqlFile(import.meta.url, './credit.sql');

const TEXTS: ReadonlyMap<string, string> = new Map(
  RULE_MODELS.map((rule) => [rule, creditOver(rule)]),
);

/**
 * Beginning of a statement that reads `credit`: one row a conversion and touch with a part in it under this
 * rule, with `share_nano` (billionths of the conversion), `revenue_base` and `margin_base` (micros of the base
 * currency, whole hundredths; null where not known). `touch_id` 0 is what no touch can claim. Takes
 * `generation`, `revision` and `custom`, the three weights of the model of that name.
 * @param ledger what stands after FROM, where not all of it is read.
 */
export function creditOf(rule: RuleModelName, ledger?: string): string {
  return ledger === undefined ? TEXTS.get(rule)! : creditOver(rule, ledger);
}

function creditOver(rule: RuleModelName, ledger?: string): string {
  return `${boundsOf([rule], ledger)}\n${CREDIT.replaceAll('rule_', `${rule}_`)}`;
}
