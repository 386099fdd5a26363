import type { Language } from '@throughline/api/contract/metrics';
import { LANGUAGES } from '@throughline/api/contract/metrics';

/** One file a page or panel: `./ru/analyst.json`. Each holds groups of its own, the test keeps them apart. */
const FILES = import.meta.glob<Record<string, object>>('./*/*.json', {
  eager: true,
  import: 'default',
});

/** The message files of a language by path. */
export function messageFiles(language: Language): [path: string, groups: Record<string, object>][] {
  return Object.entries(FILES).filter(([path]) => path.startsWith(`./${language}/`));
}

/** Every text of the pages; the test beside this file holds the three languages together. */
export const MESSAGES = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    Object.assign({}, ...messageFiles(language).map(([, groups]) => groups)),
  ]),
) as Record<Language, object>;
