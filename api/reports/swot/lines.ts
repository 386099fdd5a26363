import type { SwotLine } from '../../contract/reports/swot.ts';
import { RULES, type RuleName } from '../../contract/reports/swot-terms.ts';

/** What of a line is not empty. */
type Told = Partial<
  Pick<SwotLine, 'name' | 'place' | 'value' | 'amount' | 'low' | 'high' | 'count'>
>;

/** A line by its rule. */
export function line(rule: RuleName, told: Told = {}): SwotLine {
  const { side, report, threshold } = RULES[rule];
  const { name = '', place = [] } = told;
  return {
    ...{ key: [rule, ...(place.length > 0 ? place : [name])].join('\u001f'), side, rule, report },
    ...{ name, place, threshold, value: null, amount: null, low: null, high: null, count: null },
    ...told,
  };
}

/** Money of a figure that may be unknown or told as a number. */
export function moneyIn(value: string | number | null | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
