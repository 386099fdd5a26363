import type { DimensionKey } from '@throughline/api/contract/dimensions';
import { conditionText, MOST_CONDITIONS, readCondition } from '@throughline/api/contract/where';
import type { TFunction } from 'i18next';
import type { NameChoice } from '../table/data-column.ts';
import { chooseConditions } from './choose-conditions.ts';

/** The conditions after all facts but those of one value were left out: others on the dimension can add nothing. */
export function onlyThis(
  conditions: readonly string[],
  dimension: DimensionKey,
  value: string,
): readonly string[] {
  const others = conditions.filter((text) => readCondition(text)?.dimension !== dimension);
  return [...others, conditionText({ dimension, operator: 'is', value })];
}

/** What a name in a table offers: only this, all but this. */
export function narrowingChoices(
  conditions: readonly string[],
  dimension: DimensionKey,
  value: string,
  t: TFunction,
): readonly NameChoice[] {
  const go = (next: readonly string[]) => () => chooseConditions(next);
  const except = [...conditions, conditionText({ dimension, operator: 'not', value })];
  return [
    { id: 'only', label: t('narrow.only'), run: go(onlyThis(conditions, dimension, value)) },
    ...(except.length > MOST_CONDITIONS
      ? []
      : [{ id: 'except', label: t('narrow.except'), run: go(except) }]),
  ];
}
