import type { Why } from '../../../contract/why.ts';
import { firstWhy } from '../../../contract/why.ts';
import type { Amount } from '../../../metrics/measures.ts';

export interface Cost {
  /** Unknown as soon as one part is; not applicable where every part is. */
  readonly cost: Amount;
  /** The part that is known, where there is one. */
  readonly known: bigint | null;
}

/** Sum of costs of which some may not be known. */
export function costOf(parts: readonly Amount[]): Cost {
  const [only] = parts;
  // Nearly always, of thousands of rows.
  if (parts.length === 1 && only !== undefined)
    return { cost: only, known: typeof only === 'bigint' ? only : null };
  const amounts = parts.filter((part) => typeof part === 'bigint');
  const unknown = parts.filter(
    (part): part is Why => typeof part === 'string' && part !== 'not_applicable',
  );
  const known = amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0n);
  return {
    cost: unknown.length > 0 ? unknown.reduce(firstWhy) : (known ?? 'not_applicable'),
    known,
  };
}
