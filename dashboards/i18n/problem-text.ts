import type { i18n, TFunction } from 'i18next';
import { ApiError } from '../client/api-error.ts';

/** A problem in the reader's language; a code that this version of the page does not know as the server says it. */
export function problemSentence(error: Error, t: TFunction, words: i18n): string {
  if (!(error instanceof ApiError)) return error.message;
  if (error.status === 0) return t('error.network');
  if (words.exists(`problem.${error.code}`)) return t(`problem.${error.code}`);
  // Without problem details it comes from something between the page and the server.
  return error.problem ? error.message : t('error.unexpected');
}

/** The same with its code. */
export function problemText(error: Error, t: TFunction, words: i18n): string {
  const sentence = problemSentence(error, t, words);
  return error instanceof ApiError && error.status !== 0 ? `${sentence} (${error.code})` : sentence;
}
