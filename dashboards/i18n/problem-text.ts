import type { i18n, TFunction } from 'i18next';
import { ApiError } from '../client/api-error.ts';

/** A problem in the reader's language, with what the API found where only it can tell. */
export function problemText(error: Error, t: TFunction, words: i18n): string {
  if (!(error instanceof ApiError)) return error.message;
  if (error.status === 0) return t('error.network');
  const told = words.exists(`problem.${error.code}`) ? t(`problem.${error.code}`) : error.message;
  return `${told} (${error.code})`;
}
