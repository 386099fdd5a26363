/** What Google Analytics writes where it has nothing to say; each of them means "absent". */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  '(not set)',
  '(not provided)',
  '(none)',
  '(direct)',
  '(organic)',
  '(other)',
  '(data deleted)',
  '(data not available)',
  '(redacted)',
  '<Other>',
]);

/**
 * The text that a value says, cut to `max` characters; undefined for null, blank, objects and the
 * placeholders of Google Analytics, which other vendors pass on. INT64 come as text from `bq`, as numbers from other exporters: both give the same text.
 */
export function analyticsText(value: unknown, max = 512): string | undefined {
  const text =
    typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
      ? String(value)
      : value;
  if (typeof text !== 'string') return undefined;
  const trimmed = text.trim();
  if (trimmed === '' || PLACEHOLDERS.has(trimmed)) return undefined;
  return trimmed.length > max ? trimmed.slice(0, max) : trimmed;
}
