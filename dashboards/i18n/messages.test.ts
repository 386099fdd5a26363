import { GLOSSARY } from '@throughline/api/contract/glossary';
import { LANGUAGES } from '@throughline/api/contract/metrics';
import { PROBLEM_CODES } from '@throughline/api/contract/problem';
import { ALL_MODELS } from '@throughline/api/contract/terms';
import { describe, expect, it } from 'vitest';
import { channelName } from './channel-name.ts';
import { createI18n, preferredLanguage } from './i18n.ts';
import { messageFiles, messagesOf } from './messages.ts';

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Every text by its full key. */
function texts(messages: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[prefix + key, value] as const]
        : [...texts(value as object, `${prefix}${key}.`)],
    ),
  );
}

/** A plural's forms share a stem and count; the channel `paid_other` only looks like one. */
function stemOf(key: string, all: ReadonlyMap<string, string>): string {
  const stem = key.replace(PLURAL, '');
  return all.get(`${stem}_other`)?.includes('{{count') ? stem : key;
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}|<\/?\w+>/g)].map((match) => match[0]).sort();
}

const byLanguage = new Map(
  await Promise.all(
    LANGUAGES.map(async (language) => [language, texts(await messagesOf(language))] as const),
  ),
);
const english = byLanguage.get('en')!;

describe.each(LANGUAGES)('texts in %s', (language) => {
  const own = byLanguage.get(language)!;

  it('have the keys of the English ones', () => {
    const stems = (all: Map<string, string>) =>
      [...new Set([...all.keys()].map((key) => stemOf(key, all)))].sort();
    expect(stems(own)).toEqual(stems(english));
  });

  it('say every problem of the API', () => {
    for (const code of PROBLEM_CODES) expect(own.has(`problem.${code}`), code).toBe(true);
  });

  it('have one word for a thing', () => {
    const strays = GLOSSARY.flatMap(({ term, never }) =>
      [...own].filter(([, text]) => never[language]?.test(text)).map(([key]) => `${term}: ${key}`),
    );
    expect(strays).toEqual([]);
  });

  it('stand in files that share no group, so none hides another', async () => {
    const groups = (await messageFiles(language)).flatMap((file) => Object.keys(file));
    expect(groups.length).toBeGreaterThan(20);
    expect(groups.toSorted()).toEqual([...new Set(groups)].toSorted());
  });

  it('name and explain every model', () => {
    for (const model of ALL_MODELS) {
      for (const group of ['model', 'modelNote', 'modelName']) {
        expect(own.has(`${group}.${model}`), `${group}.${model}`).toBe(true);
      }
    }
  });

  it('have exactly the plural forms that the language has', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const byStem = new Map<string, string[]>();
    for (const key of own.keys()) {
      const stem = stemOf(key, own);
      if (stem !== key) byStem.set(stem, [...(byStem.get(stem) ?? []), key.slice(stem.length + 1)]);
    }
    expect(byStem.size).toBeGreaterThan(5);
    for (const [stem, found] of byStem) expect([stem, found.sort()]).toEqual([stem, forms]);
  });

  it('have the placeholders of the English ones', () => {
    for (const [key, text] of own) {
      const stem = stemOf(key, own);
      const pattern = english.get(key) ?? english.get(`${stem}_other`) ?? '';
      expect([key, placeholders(text)]).toEqual([key, placeholders(pattern)]);
    }
  });

  it('are written, and never shouted', () => {
    for (const [key, text] of own) {
      expect([key, text.trim()]).not.toEqual([key, '']);
      expect([key, text.includes('!')]).toEqual([key, false]);
    }
  });
});

describe('plural forms in use', () => {
  it.each([
    [1, '1 сделка'],
    [2, '2 сделки'],
    [5, '5 сделок'],
    [11, '11 сделок'],
    [21, '21 сделка'],
  ])('%i in Russian', async (count, expected) => {
    const i18n = await createI18n('ru');
    expect(i18n.t('table.deals', { count })).toBe(expected);
  });

  it('names a known channel in the reader’s language and leaves an own one alone', async () => {
    const { t } = await createI18n('ru');
    expect(channelName(t, 'Paid Search')).toBe('Платный поиск');
    expect(channelName(t, 'Мой канал')).toBe('Мой канал');
    expect(channelName(t, '')).toBe('(не указано)');
  });
});

describe('preferredLanguage', () => {
  it('takes the first that is spoken here', () => {
    expect(preferredLanguage(['de-DE', 'tr-TR', 'en'])).toBe('tr');
    expect(preferredLanguage(['fr'])).toBe('en');
  });
});
