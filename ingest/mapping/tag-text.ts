import { analyticsText } from './analytics-text.ts';
import { decodeText } from './decode-text.ts';
import { isUnfilledMacro } from './unfilled-macro.ts';

/** What a tag says of a visit: `analyticsText` in its one form (see `decodeText`). */
export function tagText(value: unknown, legacy?: string, max = 512): string | undefined {
  const text = analyticsText(value, Number.MAX_SAFE_INTEGER);
  return text === undefined ? undefined : analyticsText(decodeText(text, legacy), max);
}

/** `tagText` of a name that people read in reports: a macro that nobody filled in is none. */
export function nameText(value: unknown, legacy?: string, max = 512): string | undefined {
  const text = tagText(value, legacy, max);
  return text === undefined || isUnfilledMacro(text) ? undefined : text;
}
