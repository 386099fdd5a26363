import { DIMENSIONS } from '@throughline/api/contract/dimensions';
import type { Language } from '@throughline/api/contract/languages';
import type { Condition } from '@throughline/api/contract/where';
import type { TFunction } from 'i18next';
import { wordText } from '../i18n/channel-name.ts';

/** A condition as a part of the sentence: `Region is Kazan`. */
export function conditionWords(
  { dimension, operator, value }: Condition,
  t: TFunction,
  language: Language,
): string {
  return t(`condition.${operator}`, {
    dimension: DIMENSIONS[dimension].label[language],
    value: wordText(t, dimension, value),
  });
}
