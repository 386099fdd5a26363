import type { Column, TableRow, Texts } from '../table.ts';
import { type Condition, conditionText } from '../where.ts';
import type { EVENT_MEASURES, OFFLINE_MEASURES } from './offline-drills.ts';
import { OFFLINE_BY, OFFLINE_COLUMNS, type OfflineBy } from './offline-terms.ts';

/** How the report was asked, and so the rows behind a cell. */
export interface OfflineAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by: OfflineBy;
  readonly window?: number | undefined;
  readonly where: readonly Condition[];
}

const question = ({ cells }: TableRow, { from, to, by, window }: OfflineAsked) => ({
  ...(from && { from }),
  ...(to && { to }),
  ...(window !== undefined && { window: String(window) }),
  ...(typeof cells[by] === 'string' && { name: cells[by] as string }),
});
const derived = (
  key: string,
  unit: Column['unit'],
  label: Texts,
  better?: Column['better'],
): Column<OfflineAsked> => ({
  ...{ key, unit, label, ...(better && { better }) },
  opens: () => 'derived',
});

const sales = (
  key: string,
  measure: (typeof OFFLINE_MEASURES)[number],
  adds: 'count' | 'revenue' | 'margin',
  column: Partial<Column<OfflineAsked>>,
): Column<OfflineAsked> => ({
  ...{ key, unit: adds === 'count' ? 'count' : 'money', ...column },
  opens: (row, asked) => ({
    path: 'offline/rows',
    query: {
      ...{ ...question(row, asked), by: asked.by, measure },
      ...(asked.where.length > 0 && { where: asked.where.map(conditionText) }),
    },
    ...{ adds, sum: adds },
  }),
});

const OF_SALES: readonly Column<OfflineAsked>[] = [
  sales('sales', 'sales', 'count', {
    label: { en: 'Offline sales', ru: 'Офлайн-продажи', tr: 'Çevrimdışı satışlar' },
  }),
  sales('known', 'known', 'count', {
    label: { en: 'Buyer known', ru: 'Покупатель известен', tr: 'Alıcısı bilinen' },
  }),
  sales('online', 'online', 'count', {
    bar: true,
    label: {
      en: 'After a touch online',
      ru: 'После касания онлайн',
      tr: 'Çevrimiçi temastan sonra',
    },
  }),
  derived(
    'online_share',
    'percent',
    { en: 'ROPO share', ru: 'Доля ROPO', tr: 'ROPO payı' },
    'higher',
  ),
  derived('low', 'percent', { en: 'Share, at least', ru: 'Доля, не меньше', tr: 'Pay, en az' }),
  derived('high', 'percent', { en: 'Share, at most', ru: 'Доля, не больше', tr: 'Pay, en çok' }),
  derived('days', 'days', {
    en: 'Days from touch to sale, median',
    ru: 'Дней от касания до продажи, медиана',
    tr: 'Temastan satışa gün, ortanca',
  }),
  sales('revenue', 'sales', 'revenue', { metric: 'revenue' }),
  sales('margin', 'sales', 'margin', { metric: 'margin' }),
  sales('online_revenue', 'online', 'revenue', {
    label: {
      en: 'Revenue after a touch online',
      ru: 'Выручка после касания онлайн',
      tr: 'Çevrimiçi temastan sonraki ciro',
    },
  }),
  sales('online_margin', 'online', 'margin', {
    label: {
      en: 'Margin after a touch online',
      ru: 'Маржа после касания онлайн',
      tr: 'Çevrimiçi temastan sonraki katkı payı',
    },
  }),
];

const people = (key: (typeof EVENT_MEASURES)[number], label: Texts): Column<OfflineAsked> => ({
  ...{ key, unit: 'count', label, ...(key === 'people' && { bar: true }) },
  opens: (row, asked) => ({
    path: 'offline/people',
    query: { ...question(row, asked), measure: key },
    ...{ adds: 'count', sum: 'count' },
  }),
});
const after = (
  key: 'event_sales' | 'event_revenue' | 'event_margin',
  column: Partial<Column<OfflineAsked>>,
): Column<OfflineAsked> => {
  const adds = { event_sales: 'count', event_revenue: 'revenue', event_margin: 'margin' }[key];
  return {
    ...{ key, unit: adds === 'count' ? 'count' : 'money', ...column },
    opens: (row, asked) => ({
      path: 'offline/sales',
      query: question(row, asked),
      ...{ adds, sum: adds },
    }),
  };
};

const OF_EVENTS: readonly Column<OfflineAsked>[] = [
  people('people', { en: 'People', ru: 'Люди', tr: 'Kişiler' }),
  people('registered', { en: 'Registered', ru: 'Зарегистрировались', tr: 'Kaydolan' }),
  people('attended', { en: 'Came', ru: 'Пришли', tr: 'Gelen' }),
  derived(
    'show_rate',
    'percent',
    { en: 'Came, of registered', ru: 'Доходимость', tr: 'Kaydolanlardan gelen' },
    'higher',
  ),
  people('requests', { en: 'Asked for an offer', ru: 'Оставили заявку', tr: 'Teklif isteyen' }),
  after('event_sales', {
    label: { en: 'Sales after it', ru: 'Продажи после него', tr: 'Sonrasındaki satışlar' },
  }),
  after('event_revenue', { metric: 'revenue' }),
  after('event_margin', { metric: 'margin' }),
];

/** Columns of the report by what its rows are. */
export function offlineColumns(by: OfflineBy): readonly Column<OfflineAsked>[] {
  return [OFFLINE_COLUMNS[by], ...(by === 'event' ? OF_EVENTS : OF_SALES)];
}

/** Every column that the report can have. */
export const ALL_OFFLINE_COLUMNS: readonly Column<OfflineAsked>[] = [
  ...OFFLINE_BY.map((by) => OFFLINE_COLUMNS[by]),
  ...OF_SALES,
  ...OF_EVENTS,
];
