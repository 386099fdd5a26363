import type { AnyMetricKey, Language } from '@throughline/api/contract/metrics';

/** A sentence by its words under `reportAnswer.` and what stands in them; `count` chooses between one and several. */
export interface AnswerSentence {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** How figures are written inside a sentence. */
export interface SentenceWriting {
  readonly language: Language;
  money(value: string): string;
  count(value: string): string;
  share(value: number): string;
  month(value: string): string;
  day(value: string): string;
  channel(name: string): string;
  /** A value of a column in words. */
  word(column: string, value: string): string;
  /** What a metric is called, and a figure of it as its unit wants. */
  metric(key: AnyMetricKey): string;
  figure(key: AnyMetricKey, value: string | number): string;
}

export type Answered<Report> = (
  report: Report,
  writing: SentenceWriting,
) => readonly AnswerSentence[];
