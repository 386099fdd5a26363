/** What systems write where a sale has no number. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  ...['', '0', '-1', '-', '--', 'null', 'undefined', 'nan', 'none', 'n/a', 'na', 'unknown'],
  ...['(none)', '(notset)', '[objectobject]', '{}', 'true', 'false', 'test'],
]);

/**
 * The number of an order as one system’s note of it is compared with another’s: without `#`, `№`, blanks
 * and letter case, because people type `# 1001` for the shop’s `#1001`. Undefined where nothing is said.
 * The derivation writes numbers of stored entities the same way (`entities/states.sql`).
 */
export function saleKey(raw: unknown): string | undefined {
  const text = typeof raw === 'number' || typeof raw === 'bigint' ? String(raw) : raw;
  if (typeof text !== 'string') return undefined;
  const number = text.toLowerCase().replace(/[#№\s\p{Z}]+/gu, '');
  return PLACEHOLDERS.has(number) ? undefined : number;
}
