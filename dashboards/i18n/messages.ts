import type { Language } from '@throughline/api/contract/metrics';

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

/** Every text of the pages; the test beside this file holds the three languages together. */
export async function messagesOf(language: Language): Promise<Groups> {
  return Object.assign({}, ...(await messageFiles(language)));
}
