import type { Column, TableRow, Texts } from '../table.ts';
import { type Condition, conditionText } from '../where.ts';
import type { CALL_MEASURES } from './calls-rows.ts';
import { CALL_COLUMNS, CALLS_BY, type CallsBy } from './calls-terms.ts';

/** How the report was asked, and so the calls behind a cell. */
export interface CallsAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by: CallsBy;
  readonly within: number;
  readonly where: readonly Condition[];
}

const counted = (
  key: (typeof CALL_MEASURES)[number],
  label: Texts,
  more: Partial<Column<CallsAsked>> = {},
): Column<CallsAsked> => ({
  ...{ key, unit: 'count', label, ...more },
  opens: ({ cells }: TableRow, { from, to, by, within, where }) => ({
    path: 'calls/rows',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      ...{ by, measure: key, within: String(within) },
      ...(typeof cells[by] === 'string' && { name: cells[by] }),
      ...(where.length > 0 && { where: where.map(conditionText) }),
    },
    adds: 'count',
    sum: 'count',
  }),
});

const FIGURES: readonly Column<CallsAsked>[] = [
  counted('calls', { en: 'Calls', ru: 'Звонки', tr: 'Aramalar' }, { bar: true }),
  counted(
    'answered',
    { en: 'Answered', ru: 'Принято', tr: 'Yanıtlanan' },
    {
      better: 'higher',
    },
  ),
  counted('missed', { en: 'Missed', ru: 'Пропущено', tr: 'Cevapsız' }, { better: 'lower' }),
  {
    ...{ key: 'missed_share', unit: 'percent', better: 'lower', opens: () => 'derived' },
    label: { en: 'Missed, share', ru: 'Доля пропущенных', tr: 'Cevapsız oranı' },
  },
  counted('called_back', { en: 'Called back', ru: 'Перезвонили', tr: 'Geri aranan' }),
  counted('in_time', {
    en: 'Called back in time',
    ru: 'Перезвонили вовремя',
    tr: 'Süresinde aranan',
  }),
  counted('rang_again', { en: 'Rang again', ru: 'Дозвонились сами', tr: 'Yeniden arayıp ulaşan' }),
  counted('repeated', { en: 'Tried in vain again', ru: 'Звонили ещё', tr: 'Yine ulaşamayan' }),
  counted('lost', { en: 'Lost', ru: 'Потеряно', tr: 'Kaybedilen' }, { better: 'lower' }),
  {
    ...{ key: 'lost_value', unit: 'money', better: 'lower', opens: () => 'derived' },
    label: { en: 'Value of the lost', ru: 'Потерянная маржа', tr: 'Kaybedilen katkı payı' },
  },
  {
    ...{ key: 'wait', unit: 'count', better: 'lower', opens: () => 'derived' },
    label: { en: 'Median wait, s', ru: 'Медиана ожидания, с', tr: 'Ortanca bekleme, sn' },
  },
  {
    ...{ key: 'response', unit: 'count', better: 'lower', opens: () => 'derived' },
    label: {
      en: 'Median first response, min',
      ru: 'Медиана первого ответа, мин',
      tr: 'Ortanca ilk yanıt, dk',
    },
  },
  counted('not_told', { en: 'Outcome not known', ru: 'Исход неизвестен', tr: 'Sonucu bilinmeyen' }),
];

/** Columns of the report by what its rows are. */
export function callsColumns(by: CallsBy): readonly Column<CallsAsked>[] {
  return [CALL_COLUMNS[by], ...FIGURES];
}

/** Every column that the report can have. */
export const ALL_CALLS_COLUMNS: readonly Column<CallsAsked>[] = [
  ...CALLS_BY.map((by) => CALL_COLUMNS[by]),
  ...FIGURES,
];
