import type { ModelName } from '../model-names.ts';

export const CARD_LANGUAGES = ['en', 'ru', 'tr'] as const;
export type CardLanguage = (typeof CARD_LANGUAGES)[number];
export type Texts = Readonly<Record<CardLanguage, string>>;

/** What one must know of a model before believing it. */
export interface ModelCard {
  readonly model: ModelName;
  readonly kind: 'rule' | 'data_driven';
  /** Whether its credits add up to the conversions. */
  readonly conserves: boolean;
  readonly label: Texts;
  /** One line, the same in every language. */
  readonly formula: string;
  readonly assumptions: Texts;
  /** When it fails or misleads. */
  readonly fails: Texts;
  /** Of data-driven models: conversions below which the model is off; more channels need more. */
  readonly minimum_conversions: number | null;
  readonly minimum: Texts;
  /** How far from the truth it was where the truth is known; null for what has not been measured. */
  readonly bias: Texts | null;
}
