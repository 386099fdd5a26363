/** Text of a name, number or id, trimmed; blank, absent and anything else give null, which clears a field. */
export function textOrNull(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
