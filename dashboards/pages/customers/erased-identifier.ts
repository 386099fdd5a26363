import type { CustomerCard } from '@throughline/api/contract/reports/customers-card';

/**
 * The identifier that an erasure is asked for by, as `type:value`: an address or a number first, because every form of it is looked
 * for afterwards. The number of a sale names nobody; null where there is nothing else.
 */
export function erasedIdentifier({
  identifiers,
}: Pick<CustomerCard, 'identifiers'>): string | null {
  const naming = identifiers.filter(({ type }) => type !== 'sale_number');
  const contact = naming.find(({ type }) => type === 'email' || type === 'phone');
  const [first = null] = contact ? [contact] : naming;
  return first && `${first.type}:${first.value}`;
}
