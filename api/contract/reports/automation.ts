import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract, reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, TableRow, Texts } from '../table.ts';
import { day, meta, page } from '../terms.ts';
import { window } from './email-terms.ts';

const money = z.string().nullable();
const share = z.number().nullable();
const CARTS = ['reminded', 'not_reminded'] as const;

const cartRow = z.object({
  cart: z.enum(CARTS),
  carts: z.number(),
  bought: z.number(),
  bought_share: share,
  /** Ends of the 95 % interval of the share, by Wilson. */
  low: share,
  high: share,
  revenue: money,
  margin: money,
});

const automationReport = z.object({
  meta: meta.extend({
    report: z.literal('automation'),
    window: z.number(),
    /** Share with a reminder less that without one, and whether chance may explain it. */
    effect: z.object({
      difference: share,
      status: z.enum(['differs', 'within_chance', 'unknown']),
    }),
  }),
  rows: z.array(cartRow),
});
export type AutomationReport = z.infer<typeof automationReport>;

interface AutomationAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly window: number;
}

const opening =
  (measure: 'carts' | 'bought', adds: 'count' | 'revenue' | 'margin') =>
  ({ cells }: TableRow, { from, to, window: days }: AutomationAsked) => ({
    path: 'automation/rows',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      ...{ window: String(days), name: String(cells.cart), measure },
    },
    adds,
    sum: adds,
  });
const derived = (key: string, label: Texts, more: Partial<Column<AutomationAsked>> = {}) =>
  ({ key, unit: 'percent', label, opens: () => 'derived', ...more }) as Column<AutomationAsked>;

const CART: Column = {
  key: 'cart',
  unit: 'text',
  label: { en: 'Cart', ru: 'Корзина', tr: 'Sepet' },
};

const columns: readonly Column<AutomationAsked>[] = [
  CART,
  {
    ...{ key: 'carts', unit: 'count', bar: true, opens: opening('carts', 'count') },
    label: { en: 'Carts left', ru: 'Брошенные корзины', tr: 'Terk edilen sepet' },
  },
  {
    ...{ key: 'bought', unit: 'count', opens: opening('bought', 'count') },
    label: { en: 'Bought after all', ru: 'Всё же купили', tr: 'Sonra satın alan' },
  },
  derived(
    'bought_share',
    { en: 'Brought back, share', ru: 'Доля возвращённых', tr: 'Geri kazanma oranı' },
    { better: 'higher' },
  ),
  derived('low', { en: 'Share, at least', ru: 'Доля, не меньше', tr: 'Oran, en az' }),
  derived('high', { en: 'Share, at most', ru: 'Доля, не больше', tr: 'Oran, en çok' }),
  { key: 'revenue', unit: 'money', metric: 'revenue', opens: opening('bought', 'revenue') },
  { key: 'margin', unit: 'money', metric: 'margin', opens: opening('bought', 'margin') },
];

/** Carts. */
const automationRows = drillContract({
  path: 'rows',
  question: {
    en: 'The carts behind a figure, the newest first',
    ru: 'Корзины, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki sepetler, önce en yenisi',
  },
  asks: {
    ...periodTerms,
    window,
    name: z
      .enum(['', ...CARTS])
      .default('')
      .describe('With a reminder or without; both without it'),
    measure: z.enum(['carts', 'bought']).describe('All carts that were left, or those bought'),
    ...page,
  },
  isDated: true,
  answer: z.object({
    count: z.number(),
    revenue: money,
    margin: money,
    rows: z.array(
      z.object({
        day,
        /** Code of the person, the same for all of their carts. */
        visitor: z.string(),
        cart: z.enum(CARTS),
        sold: z.enum(['yes', 'no']),
        /** Opens `journeys/{conversion}`; empty where nothing was bought. */
        conversion: z.string(),
        revenue: money,
        margin: money,
      }),
    ),
  }),
  columns: [
    { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } },
    {
      ...{ key: 'visitor', unit: 'text' },
      label: { en: 'Visitor, as a code', ru: 'Посетитель, код', tr: 'Ziyaretçi kodu' },
    },
    CART,
    { key: 'sold', unit: 'text', label: { en: 'Bought', ru: 'Купил', tr: 'Satın aldı' } },
    { key: 'revenue', unit: 'money', metric: 'revenue', opens: () => 'bound' },
    { key: 'margin', unit: 'money', metric: 'margin', opens: () => 'bound' },
  ],
  schema: 'AutomationCell',
});

/** Whether reminders bring carts back that were left. */
export const automation = reportContract({
  name: 'automation',
  question: {
    en: 'Do reminders bring abandoned carts back?',
    ru: 'Возвращают ли напоминания брошенные корзины?',
    tr: 'Hatırlatmalar terk edilen sepetleri geri getiriyor mu?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: { window },
  answer: automationReport,
  columns,
  table: ({ rows }) => ({
    columns: columns as readonly Column[],
    rows: rows.map((cells) => ({ cells, key: cells.cart })),
  }),
  notes: ({ meta: { window: days }, rows }, language = 'en') =>
    rows.length === 0 ? [] : [ABOUT(days)[language], CHOSEN[language]],
  drills: { rows: automationRows },
  samples: [{}],
});

const ABOUT = (days: number): Texts => ({
  en: `A cart is left when nothing was ordered within an hour. It has a reminder when a triggered message went out within a day, and is brought back by a sale within ${days} days.`,
  ru: `Корзина брошена, если за час ничего не заказали. Напоминание – триггерное письмо за сутки; возвращена – если за ${days} дн. была покупка.`,
  tr: `Bir saat içinde sipariş yoksa sepet terk edilmiştir. Bir gün içinde tetiklenen ileti gittiyse hatırlatılmış, ${days} gün içinde satış olduysa geri kazanılmıştır.`,
});
const CHOSEN: Texts = {
  en: 'Only those whose address is known are reminded, and they buy more anyway: what a reminder adds is shown by a part that gets none at random.',
  ru: 'Напоминают только тем, чей адрес известен, а они и так покупают чаще: что добавляет само письмо, покажет случайная группа без него.',
  tr: 'Yalnızca adresi bilinenlere hatırlatılır ve onlar zaten daha çok alır: hatırlatmanın katkısını, rastgele seçilip hatırlatılmayan bir grup gösterir.',
};
