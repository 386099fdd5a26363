import type { Language } from '@throughline/api/contract/metrics';
import { WORDS } from '@throughline/api/contract/words';

type Groups = Record<string, object>;

/** One file a page or panel: `./ru/analyst.json`. Each holds groups of its own, the test keeps them apart. */
const FILES: Record<Language, () => Promise<{ default: Groups[] }>> = {
  en: () => import('./en/index.ts'),
  ru: () => import('./ru/index.ts'),
  tr: () => import('./tr/index.ts'),
};

/** The message files of a language, fetched when it is the reader's. */
export async function messageFiles(language: Language): Promise<readonly Groups[]> {
  return (await FILES[language]()).default;
}

/** Every text of the pages, with the contract's words of values; the test beside this file holds the three languages together. */
export async function messagesOf(language: Language): Promise<Groups> {
  return Object.assign({ word: valueWords(language) }, ...(await messageFiles(language)));
}

function valueWords(language: Language): object {
  return Object.fromEntries(
    Object.entries(WORDS).map(([column, words]) => [
      column,
      Object.fromEntries(Object.entries(words).map(([value, texts]) => [value, texts[language]])),
    ]),
  );
}
