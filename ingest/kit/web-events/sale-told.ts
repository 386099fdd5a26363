import { type Identifier, type IdentityRules, saleNumber } from '../../contract/identity.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';

/**
 * The sale that a purchase tells of: its transaction id is the id or the number of a shop's order, and
 * ties the visitor to whoever placed it. The first of `given` that names one counts.
 */
export function saleTold(
  name: string,
  given: readonly unknown[],
  rules: IdentityRules,
): Identifier[] {
  if (name !== 'purchase') return [];
  for (const value of given) {
    const sale = saleNumber(analyticsText(value, 256), rules);
    if (sale) return [sale];
  }
  return [];
}
