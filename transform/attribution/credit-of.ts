import { sqlFile } from '../warehouse/sql-file.ts';
import { boundsOf } from './bounds.ts';
import { RULE_MODELS, type RuleModelName } from './model-names.ts';

const CREDIT = sqlFile(import.meta.url, './credit.sql');

const TEXTS: ReadonlyMap<string, string> = new Map(
  RULE_MODELS.map((rule) => [
    rule,
    `${boundsOf([rule])}\n${CREDIT.replaceAll('rule_', `${rule}_`)}`,
  ]),
);

/**
 * Beginning of a statement that reads `credit`: one row a conversion and touch with a part in it under this
 * rule, with `share_nano` (billionths of the conversion), `revenue_base` and `margin_base` (micros of the base
 * currency, whole hundredths; null where not known). `touch_id` 0 is what no touch can claim. Takes
 * `generation`, `revision` and `custom`, the three weights of the model of that name.
 */
export function creditOf(rule: RuleModelName): string {
  return TEXTS.get(rule)!;
}
