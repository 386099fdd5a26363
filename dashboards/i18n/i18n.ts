import type { Language } from '@throughline/api/contract/metrics';
import { LANGUAGES } from '@throughline/api/contract/metrics';
import type { i18n } from 'i18next';
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { firstMessagesOf, laterMessagesOf } from './messages.ts';

export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  ru: 'Русский',
  tr: 'Türkçe',
};

/** The first of the reader's languages that the pages speak, or English. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const known = LANGUAGES.find((language) => language === tag.slice(0, 2).toLowerCase());
    if (known) return known;
  }
  return 'en';
}

export async function createI18n(language: Language): Promise<i18n> {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    // Each language has every text: the test of messages holds them together.
    fallbackLng: false,
    resources: { [language]: { translation: await firstMessagesOf(language) } },
    // React escapes what it writes.
    interpolation: { escapeValue: false },
    react: { transKeepBasicHtmlNodesFor: [] },
  });
  return instance;
}

/** Texts of another language come when it is chosen. */
export async function changeLanguage(i18n: i18n, language: Language): Promise<void> {
  if (!i18n.hasResourceBundle(language, 'translation'))
    i18n.addResourceBundle(language, 'translation', await firstMessagesOf(language));
  await i18n.changeLanguage(language);
}

/** Adds the texts of the pages that bring theirs along. */
export async function addLaterMessages(i18n: i18n, language: Language): Promise<void> {
  i18n.addResourceBundle(language, 'translation', await laterMessagesOf(language), true);
}
