import type { Column, TableRow, Texts } from '../table.ts';
import {
  ATTRIBUTED_LABEL,
  derived,
  FACTOR,
  LIFT,
  MORE_VALUE,
  SHOWS_LABEL,
} from './effect-columns.ts';

/** How the report was asked, and so the sales behind a cell. */
export interface ExperimentsAsked {
  readonly value: 'margin' | 'revenue';
  readonly channel?: string | undefined;
}

const opening =
  (measure: 'sales' | 'attributed', when: 'before' | 'during', adds: 'count' | 'value') =>
  ({ cells }: TableRow, { value, channel }: ExperimentsAsked) => ({
    path: 'experiments/rows',
    query: {
      ...(channel !== undefined && { channel }),
      ...{ value, measure, when, experiment: String(cells.experiment), ads: String(cells.ads) },
    },
    ...{ adds, sum: adds },
  });
const text = (key: string, label: Texts): Column<ExperimentsAsked> => ({
  key,
  unit: 'text',
  label,
});
const bound = (key: string, label: Texts): Column<ExperimentsAsked> => ({
  ...{ key, unit: 'count', label },
  opens: () => 'bound',
});

export const REGION: Column = {
  ...{ key: 'region', unit: 'text' },
  label: { en: 'Region', ru: 'Регион', tr: 'Bölge' },
};

export const EXPERIMENTS_COLUMNS: readonly Column<ExperimentsAsked>[] = [
  text('experiment', { en: 'Test', ru: 'Тест', tr: 'Test' }),
  text('test_kind', { en: 'Kind', ru: 'Вид', tr: 'Tür' }),
  {
    ...text('channel', { en: 'Channel', ru: 'Канал', tr: 'Kanal' }),
    isChannel: true,
  },
  text('ads', { en: 'Ads', ru: 'Реклама', tr: 'Reklam' }),
  bound('units', { en: 'Regions or blocks', ru: 'Регионов или блоков', tr: 'Bölge ya da blok' }),
  bound('days', { en: 'Days', ru: 'Дней', tr: 'Gün' }),
  {
    ...{ key: 'sales_before', unit: 'count', opens: opening('sales', 'before', 'count') },
    label: { en: 'Sales before', ru: 'Продаж до теста', tr: 'Testten önceki satış' },
  },
  {
    ...{ key: 'value_before', unit: 'money', opens: opening('sales', 'before', 'value') },
    label: { en: 'Value before', ru: 'Сумма до теста', tr: 'Testten önceki tutar' },
  },
  {
    ...{ key: 'sales', unit: 'count', opens: opening('sales', 'during', 'count') },
    label: { en: 'Sales', ru: 'Продажи', tr: 'Satış' },
  },
  {
    ...{ key: 'value', unit: 'money', opens: opening('sales', 'during', 'value') },
    label: { en: 'Value', ru: 'Сумма', tr: 'Tutar' },
  },
  LIFT,
  derived('lift_low', 'percent', {
    ...{ en: 'Lift, at least', ru: 'Прирост, не меньше', tr: 'Artış, en az' },
  }),
  derived('lift_high', 'percent', {
    ...{ en: 'Lift, at most', ru: 'Прирост, не больше', tr: 'Artış, en çok' },
  }),
  ...MORE_VALUE,
  derived('p_value', 'ratio', { en: 'p-value', ru: 'p-значение', tr: 'p değeri' }),
  {
    ...{ key: 'attributed', unit: 'money', opens: opening('attributed', 'during', 'value') },
    label: ATTRIBUTED_LABEL,
  },
  ...FACTOR,
  text('shows', SHOWS_LABEL),
];
