import type { Column } from '../table.ts';
import { LEVEL_COLUMNS } from './level-columns.ts';

const LABEL: Column = {
  key: 'label',
  unit: 'text',
  label: { en: 'Row', ru: 'Строка', tr: 'Satır' },
};
const KIND: Column = { key: 'type', unit: 'text', label: { en: 'Kind', ru: 'Вид', tr: 'Tür' } };
const TIME: Column = {
  ...{ key: 'occurred_at', unit: 'text' },
  label: { en: 'Time', ru: 'Время', tr: 'Zaman' },
};
const DAY: Column = { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } };
const SOURCE: Column = {
  ...{ key: 'source', unit: 'text', isSource: true },
  label: { en: 'Source', ru: 'Источник', tr: 'Kaynak' },
};
const SHARE: Column = {
  ...{ key: 'share', unit: 'percent' },
  label: { en: 'Share', ru: 'Доля', tr: 'Pay' },
};
const AMOUNT: Column = {
  ...{ key: 'amount', unit: 'count' },
  label: { en: 'Amount', ru: 'Сумма', tr: 'Tutar' },
};

/** Of facts with their moment, as they stand behind a cell of a report. */
export const FACT_COLUMNS: readonly Column[] = [
  ...[LABEL, KIND, TIME, SOURCE, LEVEL_COLUMNS.campaign, SHARE, AMOUNT],
];

/** Of facts with their day, and of lines of a plan. */
export const MONEY_COLUMNS: readonly Column[] = [
  ...[LABEL, KIND, DAY, SOURCE, LEVEL_COLUMNS.channel, LEVEL_COLUMNS.campaign, SHARE, AMOUNT],
];

/** Of a plan's months. */
export const MONTH_COLUMNS: readonly Column[] = [
  { key: 'month', unit: 'text', label: { en: 'Month', ru: 'Месяц', tr: 'Ay' } },
  AMOUNT,
];
