import type { CloseMeasure } from '../closes.ts';
import type { Column, Opening, TableRow } from '../table.ts';

/** How the report was asked, and so the rows behind a cell. */
interface Asked {
  readonly month?: string | undefined;
  readonly accounting: string;
}

const difference = (
  key: CloseMeasure,
  label: NonNullable<Column['label']>,
  more: Pick<Column, 'better' | 'bar'> = {},
): Column<Asked> => ({
  ...{ key, unit: 'money', label, ...more },
  opens: ({ key: fact = '' }: TableRow, { month, accounting }): Opening => ({
    path: 'close-changes/rows',
    query: {
      ...(month !== undefined && { month }),
      ...{ accounting, series: key },
      ...(fact !== '' && { fact }),
    },
    adds: 'amount',
    sum: 'sum',
  }),
});

const text = (key: string, label: NonNullable<Column['label']>, isChannel = false): Column => ({
  ...{ key, unit: 'text', label },
  ...(isChannel && { isChannel }),
});

export const changeColumns: readonly Column<Asked>[] = [
  text('id', { en: 'Fact', ru: 'Факт', tr: 'Kayıt' }),
  text('reason', { en: 'Reason', ru: 'Причина', tr: 'Neden' }),
  text('type', { en: 'Kind', ru: 'Вид', tr: 'Tür' }),
  { ...text('source', { en: 'Source', ru: 'Система', tr: 'Sistem' }), isSource: true },
  text('day', { en: 'Day', ru: 'День', tr: 'Gün' }),
  text('channel', { en: 'Channel', ru: 'Канал', tr: 'Kanal' }, true),
  text('campaign', { en: 'Campaign', ru: 'Кампания', tr: 'Kampanya' }),
  {
    ...{ key: 'frozen', unit: 'money', opens: () => 'bound' },
    label: { en: 'At the close', ru: 'При закрытии', tr: 'Kapanışta' },
  },
  {
    ...{ key: 'now', unit: 'money', opens: () => 'bound' },
    label: { en: 'Now', ru: 'Сейчас', tr: 'Şimdi' },
  },
  difference('cost', { en: 'Δ Cost', ru: 'Δ Расход', tr: 'Δ Maliyet' }, { better: 'lower' }),
  difference('revenue', { en: 'Δ Revenue', ru: 'Δ Выручка', tr: 'Δ Ciro' }, { better: 'higher' }),
  difference('margin', { en: 'Δ Margin', ru: 'Δ Маржа', tr: 'Δ Katkı payı' }, { better: 'higher' }),
  {
    ...{ key: 'profit', unit: 'money', better: 'higher', opens: () => 'derived' },
    label: { en: 'Δ Profit', ru: 'Δ Прибыль', tr: 'Δ Kâr' },
  },
  difference('sold', { en: 'Δ Sold', ru: 'Δ Продано', tr: 'Δ Satılan' }),
  difference('refunds', { en: 'Δ Refunds', ru: 'Δ Возвраты', tr: 'Δ İadeler' }),
  difference('cost_net', {
    en: 'Δ Media, net',
    ru: 'Δ Медиа без НДС',
    tr: 'Δ Medya, net',
  }),
  difference('fee', { en: 'Δ Agency fee', ru: 'Δ Комиссия', tr: 'Δ Ajans ücreti' }),
  difference('vat', { en: 'Δ VAT on cost', ru: 'Δ НДС на расход', tr: 'Δ Maliyet KDV’si' }),
  difference('cash_in', { en: 'Δ Cash in', ru: 'Δ Поступления', tr: 'Δ Nakit girişi' }),
  {
    ...{ key: 'cash_out', unit: 'money', opens: () => 'derived' },
    label: { en: 'Δ Cash out', ru: 'Δ Выплаты', tr: 'Δ Nakit çıkışı' },
  },
];
