import type { SentenceWriting } from '../report/answer-sentence.ts';

/** Values of a sentence as they stand, so that a test sees which of them it took; a word stands in its quotes. */
export const plainWriting: SentenceWriting = {
  language: 'tr',
  money: (value) => `${value} EUR`,
  count: (value) => value,
  share: (value) => `${Math.round(100 * value)} %`,
  month: (value) => value,
  day: (value) => value,
  channel: (name) => `«${name}»`,
  word: (_, value) => `«${value}»`,
  metric: (key) => key,
  figure: (_, value) => `${value}`,
};
