import type { Column, Opening, TableRow } from '../table.ts';
import type { SINCE_CLOSE } from './months-closed.ts';
import type { MonthSeries } from './months-rows.ts';

/** How the report was asked, and so the rows behind a cell. */
export interface MonthsAsked {
  readonly accounting: string;
  readonly model: string;
}

const opened =
  (series: MonthSeries) =>
  ({ cells, key = '' }: TableRow, { accounting, model }: MonthsAsked): Opening => ({
    path: 'months/rows',
    query: {
      ...{ from: String(cells.from), to: String(cells.to), series, accounting, model },
      ...Object.fromEntries(new URLSearchParams(key)),
    },
    adds: 'amount',
    sum: 'sum',
  });

const money = (
  key: MonthSeries,
  label: NonNullable<Column['label']>,
  more: Pick<Column, 'better' | 'bar'> = {},
): Column<MonthsAsked> => ({ key, unit: 'money', label, ...more, opens: opened(key) });

/** What a figure has more than when its month was frozen; the facts behind it are those of `close-changes`. */
const sinceClose = (
  series: (typeof SINCE_CLOSE)[number],
  label: NonNullable<Column['label']>,
): Column<MonthsAsked> => ({
  ...{ key: `since_close_${series}`, unit: 'money', label },
  opens: ({ cells }, { accounting }) => ({
    path: 'close-changes/rows',
    query: { month: String(cells.month), accounting, series },
    adds: 'amount',
    sum: 'sum',
  }),
});

export const monthsColumns: readonly Column<MonthsAsked>[] = [
  { key: 'month', unit: 'text', label: { en: 'Month', ru: 'Месяц', tr: 'Ay' } },
  {
    key: 'channel',
    unit: 'text',
    isChannel: true,
    label: { en: 'Channel', ru: 'Канал', tr: 'Kanal' },
  },
  money(
    'cost_net',
    { en: 'Media, net', ru: 'Медиа без НДС', tr: 'Medya, net' },
    { better: 'lower' },
  ),
  money(
    'fee',
    { en: 'Agency fee', ru: 'Комиссия агентства', tr: 'Ajans ücreti' },
    { better: 'lower' },
  ),
  money('cost', { en: 'Cost', ru: 'Расход', tr: 'Maliyet' }, { better: 'lower', bar: true }),
  money('vat', { en: 'VAT on cost', ru: 'НДС на расход', tr: 'Maliyetin KDV’si' }),
  money('sold', { en: 'Sold', ru: 'Продано', tr: 'Satılan' }, { better: 'higher' }),
  money('refunds', { en: 'Refunds', ru: 'Возвраты', tr: 'İadeler' }, { better: 'lower' }),
  money('revenue', { en: 'Revenue', ru: 'Выручка', tr: 'Ciro' }, { better: 'higher', bar: true }),
  money('margin', { en: 'Margin', ru: 'Маржа', tr: 'Katkı payı' }, { better: 'higher' }),
  {
    key: 'profit',
    unit: 'money',
    label: { en: 'Profit', ru: 'Прибыль', tr: 'Kâr' },
    better: 'higher',
    opens: () => 'derived',
  },
  money('cash_in', { en: 'Cash in', ru: 'Поступления', tr: 'Nakit girişi' }, { better: 'higher' }),
  money('cash_out', { en: 'Cash out', ru: 'Выплаты', tr: 'Nakit çıkışı' }, { better: 'lower' }),
  { key: 'complete', unit: 'text', label: { en: 'Complete', ru: 'Полный', tr: 'Tam' } },
  {
    ...{ key: 'closed', unit: 'list', separator: ' · ', isClose: true },
    label: { en: 'Closed', ru: 'Закрыт', tr: 'Kapatıldı' },
  },
  sinceClose('cost', {
    en: 'Cost since the close',
    ru: 'Расход после закрытия',
    tr: 'Kapanıştan beri maliyet',
  }),
  sinceClose('revenue', {
    en: 'Revenue since the close',
    ru: 'Выручка после закрытия',
    tr: 'Kapanıştan beri ciro',
  }),
  sinceClose('profit', {
    en: 'Profit since the close',
    ru: 'Прибыль после закрытия',
    tr: 'Kapanıştan beri kâr',
  }),
  { key: 'from', unit: 'text', isAside: true, label: { en: 'From', ru: 'С', tr: 'Başlangıç' } },
  { key: 'to', unit: 'text', isAside: true, label: { en: 'To', ru: 'По', tr: 'Bitiş' } },
  {
    key: 'why',
    unit: 'text',
    isAside: true,
    label: { en: 'Why empty', ru: 'Почему пусто', tr: 'Neden boş' },
  },
];
