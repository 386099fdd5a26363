import { DIMENSIONS } from '../dimensions.ts';
import { type AnyMetricKey, METRIC_UNITS } from '../metrics.ts';
import type { Column, NotOpened, Opening, TableRow, Texts } from '../table.ts';
import { MODELS } from '../terms.ts';
import { type Condition, conditionText } from '../where.ts';
import { CHANGE_DRIVERS, changeDriverTexts, TOGETHER } from './changes-drivers.ts';

/** Sums behind a change, each of both periods. */
export const CHANGE_PARTS = [
  ...(['cost', 'clicks', 'visits', 'leads', 'deals', 'orders', 'revenue', 'margin'] as const),
] as const satisfies readonly AnyMetricKey[];
export type ChangePart = (typeof CHANGE_PARTS)[number];

export const SIDES = ['before', 'now'] as const;
export type Side = (typeof SIDES)[number];

/** How a cell's rows are asked for. */
export interface ChangesAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly of: string;
  readonly model: string;
  readonly basis: string;
  readonly where: readonly Condition[];
  readonly compare: string;
}

const PART_LABELS: Readonly<Record<ChangePart, Texts>> = {
  cost: { en: 'Cost', ru: 'Расход', tr: 'Maliyet' },
  clicks: { en: 'Clicks', ru: 'Клики', tr: 'Tıklamalar' },
  visits: { en: 'Visits', ru: 'Визиты', tr: 'Ziyaretler' },
  leads: { en: 'Leads', ru: 'Лиды', tr: 'Potansiyel müşteriler' },
  deals: { en: 'Deals', ru: 'Сделки', tr: 'Anlaşmalar' },
  orders: { en: 'Orders', ru: 'Заказы', tr: 'Siparişler' },
  revenue: { en: 'Revenue', ru: 'Выручка', tr: 'Ciro' },
  margin: { en: 'Margin', ru: 'Маржа', tr: 'Katkı payı' },
};
const SIDE_LABELS: Readonly<Record<Side, Texts>> = {
  before: { en: 'before', ru: 'было', tr: 'önce' },
  now: { en: 'now', ru: 'стало', tr: 'şimdi' },
};
const CAPITAL: Readonly<Record<Side, Texts>> = {
  before: { en: 'Before', ru: 'Было', tr: 'Önce' },
  now: { en: 'Now', ru: 'Стало', tr: 'Şimdi' },
};

/** Costs and touches are the same under every model. */
const OWN: ReadonlySet<string> = new Set(['cost', 'clicks', 'visits']);

function opening(
  metric: string,
  side: Side,
  { key = '', cells }: TableRow,
  { from, to, model, basis, where, compare }: ChangesAsked,
): Opening | NotOpened {
  const isRule = MODELS.some((rule) => rule === model);
  if (!isRule && !OWN.has(metric)) return 'fitted';
  // Where cost and results meet only above, the rows stand there and the answer gives no sum of them.
  const isMet = !String(cells.flags ?? '').includes('level_unmatched');
  return {
    path: 'explore/rows',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      ...{ basis, metric, ...(isRule && { model }) },
      ...(where.length > 0 && { where: where.map(conditionText) }),
      ...(side === 'before' && { compare, side: 'previous' }),
      ...Object.fromEntries(new URLSearchParams(key)),
    },
    adds: 'amount',
    ...(isMet && { sum: 'sum' }),
  };
}

const outcome = (side: Side): Column<ChangesAsked> => ({
  ...{ key: side, unit: 'money', label: CAPITAL[side] },
  // A profit is made from margin and cost, which open.
  opens: (row, asked): Opening | NotOpened =>
    asked.of === 'profit' ? 'derived' : opening(asked.of, side, row, asked),
});

const derived = (key: string, label: Texts, more: Partial<Column> = {}): Column<ChangesAsked> => ({
  ...{ key, unit: 'money', label, opens: () => 'derived' },
  ...more,
});

export const changesColumns: readonly Column<ChangesAsked>[] = [
  { key: 'channel', unit: 'text', isChannel: true, label: DIMENSIONS.channel.label },
  { key: 'source', unit: 'text', label: DIMENSIONS.source.label },
  { key: 'campaign', unit: 'text', label: DIMENSIONS.campaign.label },
  outcome('before'),
  outcome('now'),
  derived('change', { en: 'Change', ru: 'Изменение', tr: 'Değişim' }, { bar: true }),
  {
    ...{ key: 'factor', unit: 'list', separator: ' + ' },
    label: { en: 'Mostly because of', ru: 'Главная причина', tr: 'Başlıca neden' },
  },
  derived('factor_effect', { en: 'Its effect', ru: 'Её вклад', tr: 'Etkisi' }),
  ...CHANGE_DRIVERS.map((driver) =>
    derived(`effect_${driver}`, changeDriverTexts(driver), { isAside: true }),
  ),
  derived('effect_together', TOGETHER, { isAside: true }),
  ...CHANGE_PARTS.flatMap((part) =>
    SIDES.map((side): Column<ChangesAsked> => {
      const [label, when] = [PART_LABELS[part], SIDE_LABELS[side]];
      return {
        ...{ key: `${part}_${side}`, unit: METRIC_UNITS[part], isAside: true },
        label: {
          en: `${label.en}, ${when.en}`,
          ru: `${label.ru}, ${when.ru}`,
          tr: `${label.tr}, ${when.tr}`,
        },
        opens: (row, asked) => opening(part, side, row, asked),
      };
    }),
  ),
  {
    ...{ key: 'flags', unit: 'text', isAside: true },
    label: { en: 'Flags', ru: 'Пометки', tr: 'İşaretler' },
  },
];
