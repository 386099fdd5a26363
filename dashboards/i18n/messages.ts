import type { Language } from '@throughline/api/contract/metrics';

type Groups = Record<string, object>;

/** One file a page or panel: `./ru/analyst.json`. Each holds groups of its own, the test keeps them apart. */
const FILES: Record<Language, () => Promise<{ default: Groups[] }>> = {
  en: () => import('./en/index.ts'),
  ru: () => import('./ru/index.ts'),
  tr: () => import('./tr/index.ts'),
};

/** Of pages that most visits do not open: they come with the page (`with-later-messages.tsx`). */
const LATER: Record<Language, () => Promise<{ default: Groups[] }>> = {
  en: () => import('./en/later.ts'),
  ru: () => import('./ru/later.ts'),
  tr: () => import('./tr/later.ts'),
};

/** All message files of a language. */
export async function messageFiles(language: Language): Promise<readonly Groups[]> {
  const [first, later] = await Promise.all([FILES[language](), LATER[language]()]);
  return [...first.default, ...later.default];
}

/** Every text of the pages; the test beside this file holds the three languages together. */
export async function messagesOf(language: Language): Promise<Groups> {
  return Object.assign({}, await firstMessagesOf(language), await laterMessagesOf(language));
}

/** What every page needs of the reader's language, with the contract's words of values. */
export async function firstMessagesOf(language: Language): Promise<Groups> {
  const [word, files] = await Promise.all([valueWords(language), FILES[language]()]);
  return Object.assign({ word }, ...files.default);
}

/** What comes when a page asks for it. */
export async function laterMessagesOf(language: Language): Promise<Groups> {
  return Object.assign({}, ...(await LATER[language]()).default);
}

/** Words of all languages stand together in the contract: they come beside the first script, not within it. */
async function valueWords(language: Language): Promise<object> {
  const { WORDS } = await import('@throughline/api/contract/words');
  return Object.fromEntries(
    Object.entries(WORDS).map(([column, words]) => [
      column,
      Object.fromEntries(Object.entries(words).map(([value, texts]) => [value, texts[language]])),
    ]),
  );
}
