import type { Column, Texts } from '../table.ts';

/** What every kind of test tells of its effect, whoever or whatever it was assigned to. */

export function derived(
  key: string,
  unit: Column['unit'],
  label: Texts,
  more: Partial<Column> = {},
): Column {
  return { key, unit, label, opens: () => 'derived', ...more };
}

export const LIFT = derived(
  'lift',
  'percent',
  { en: 'Lift', ru: 'Прирост', tr: 'Artış' },
  { better: 'higher' },
);

/** With both ends of its interval. */
export const MORE_VALUE: readonly Column[] = [
  derived(
    'more_value',
    'money',
    { en: 'Incremental value', ru: 'Прирост суммы', tr: 'Ek tutar' },
    { better: 'higher' },
  ),
  derived('more_value_low', 'money', {
    en: 'Incremental value, at least',
    ru: 'Прирост суммы, не меньше',
    tr: 'Ek tutar, en az',
  }),
  derived('more_value_high', 'money', {
    en: 'Incremental value, at most',
    ru: 'Прирост суммы, не больше',
    tr: 'Ek tutar, en çok',
  }),
];

export const ATTRIBUTED_LABEL: Texts = {
  en: 'Attributed to the channel',
  ru: 'Отнесено на канал моделью',
  tr: 'Kanala yazılan',
};

/** Incremental value over attributed value, with both ends of its interval. */
export const FACTOR: readonly Column[] = [
  derived('factor', 'ratio', {
    ...{ en: 'Calibration factor', ru: 'Коэффициент калибровки', tr: 'Kalibrasyon katsayısı' },
  }),
  derived('factor_low', 'ratio', {
    ...{ en: 'Factor, at least', ru: 'Коэффициент, не меньше', tr: 'Katsayı, en az' },
  }),
  derived('factor_high', 'ratio', {
    ...{ en: 'Factor, at most', ru: 'Коэффициент, не больше', tr: 'Katsayı, en çok' },
  }),
];

export const SHOWS_LABEL: Texts = { en: 'Shows', ru: 'Вывод', tr: 'Sonuç' };
