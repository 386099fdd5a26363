import type { Column, NotOpened, Opening, TableRow, Texts } from '../table.ts';

/** Days and metric of a cell, whose rows are those of `explore`. */
const ofDays =
  (from: string, to: string) =>
  ({ cells }: TableRow): Opening | NotOpened =>
    typeof cells[from] === 'string' && typeof cells[to] === 'string'
      ? {
          path: 'explore/rows',
          query: { from: cells[from], to: cells[to], metric: String(cells.metric) },
          ...{ adds: 'amount', sum: 'sum' },
        }
      : 'derived';
const text = (key: string, label: Texts, more: Partial<Column> = {}): Column => ({
  ...{ key, unit: 'text', label, ...more },
});
const number = (
  key: string,
  label: Texts,
  opens: Column['opens'] = () => 'derived',
  more: Partial<Column> = {},
): Column => ({ key, unit: 'ratio', label, opens: opens!, ...more });

export const SMART_GOALS_COLUMNS: readonly Column[] = [
  text('goal', { en: 'Goal', ru: 'Цель', tr: 'Hedef' }),
  text('is_specific', { en: 'Specific', ru: 'Конкретна', tr: 'Belirli' }),
  text('is_measurable', { en: 'Measurable', ru: 'Измерима', tr: 'Ölçülebilir' }),
  text('is_achievable', { en: 'Achievable', ru: 'Достижима', tr: 'Ulaşılabilir' }),
  text('is_relevant', { en: 'Relevant', ru: 'Значима', tr: 'İlgili' }),
  text('is_time_bound', { en: 'Time-bound', ru: 'Ограничена во времени', tr: 'Süreli' }),
  {
    ...{ key: 'faults', unit: 'list', separator: ', ' },
    label: { en: 'What is wrong', ru: 'Что не так', tr: 'Eksikler' },
  },
  text('specific', { en: 'What is to change', ru: 'Что изменится', tr: 'Ne değişecek' }),
  text('metric', { en: 'Metric', ru: 'Показатель', tr: 'Metrik' }),
  number('target', { en: 'Target', ru: 'План', tr: 'Hedef değer' }, () => 'bound'),
  number(
    'reached',
    { en: 'Reached', ru: 'Достигнуто', tr: 'Ulaşılan' },
    ofDays('from', 'reached_to'),
    {
      better: 'higher',
    },
  ),
  {
    ...{ key: 'reached_share', unit: 'percent', bar: true, opens: () => 'derived' },
    label: { en: 'Of the target', ru: 'От плана', tr: 'Hedefe göre' },
  },
  number('needed_a_month', { en: 'Needed a month', ru: 'Нужно в месяц', tr: 'Ayda gereken' }),
  number('needed_from_now', {
    ...{
      en: 'Needed a month from now',
      ru: 'Нужно в месяц отныне',
      tr: 'Bundan sonra ayda gereken',
    },
  }),
  number(
    'best_month',
    { en: 'Best month before', ru: 'Лучший месяц до этого', tr: 'Önceki en iyi ay' },
    ofDays('best_from', 'best_to'),
  ),
  {
    ...{ key: 'months_of_history', unit: 'count', opens: () => 'bound' },
    label: { en: 'Whole months before', ru: 'Полных месяцев до этого', tr: 'Önceki tam aylar' },
  },
  text('from', { en: 'First day', ru: 'Первый день', tr: 'İlk gün' }),
  text('by', { en: 'Last day', ru: 'Последний день', tr: 'Son gün' }),
  {
    ...{ key: 'days_left', unit: 'days', opens: () => 'bound' },
    label: { en: 'Days left', ru: 'Осталось дней', tr: 'Kalan gün' },
  },
  text('parent', { en: 'Serves the goal', ru: 'Служит цели', tr: 'Hizmet ettiği hedef' }),
  number('children_target', {
    en: 'Goals that serve it aim at',
    ru: 'План подчинённых целей',
    tr: 'Alt hedeflerin toplamı',
  }),
  text(
    'reached_to',
    { en: 'Reached up to', ru: 'Достигнуто по', tr: 'Ulaşılanın son günü' },
    { isAside: true },
  ),
  text(
    'best_from',
    { en: 'Best month from', ru: 'Лучший месяц с', tr: 'En iyi ayın ilk günü' },
    { isAside: true },
  ),
  text(
    'best_to',
    { en: 'Best month to', ru: 'Лучший месяц по', tr: 'En iyi ayın son günü' },
    { isAside: true },
  ),
];
