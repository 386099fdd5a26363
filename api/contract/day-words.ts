import type { Language } from './languages.ts';
import { wordsOf } from './words.ts';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU', tr: 'tr-TR' };

/** A day (`2026-03-31`) or month (`2026-03`) inside a sentence; English sentences are also the API's, and keep it as it is. */
export function dayWords(day: string, language: Language): string {
  if (language === 'en') return day;
  const isMonth = day.length === 7;
  return new Intl.DateTimeFormat(LOCALES[language], {
    ...(!isMonth && { day: 'numeric' as const }),
    ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
  }).format(new Date(`${isMonth ? `${day}-01` : day}T00:00:00Z`));
}

/** Sources with their channels, as notes list them. */
export function sourceWords(
  sources: readonly { readonly channel: string; readonly source: string }[],
  language: Language,
): string {
  return sources
    .map(
      ({ channel, source }) => `${source} (${wordsOf('channel', channel)?.[language] ?? channel})`,
    )
    .join(', ');
}
