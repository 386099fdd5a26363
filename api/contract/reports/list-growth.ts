import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract, reportContract } from '../report.ts';
import { EVERYBODY } from '../roles.ts';
import type { Column, TableRow, Texts } from '../table.ts';
import { day, meta, page } from '../terms.ts';

/** Who was there, who came, who left and why; the first and those that came, less those that left, are the last. */
export const LIST_CHANGES = [
  ...(['at_start', 'subscribed', 'unsubscribed', 'bounced', 'complained', 'removed'] as const),
  'at_end',
] as const;
const LIST_BY = ['month', 'medium', 'list'] as const;
/** The column that says what a row is. */
const KEYS = { month: 'month', medium: 'message_medium', list: 'list' } as const;

const figures = z.object({
  /** Null for the whole period. */
  month: z.string().nullable(),
  from: day,
  to: day,
  /** Medium or list; empty where rows are months alone. */
  name: z.string(),
  at_start: z.number(),
  subscribed: z.number(),
  unsubscribed: z.number(),
  bounced: z.number(),
  complained: z.number(),
  removed: z.number(),
  at_end: z.number(),
  growth: z.number(),
  growth_rate: z.number().nullable(),
});

const listGrowthReport = z.object({
  meta: meta.extend({
    report: z.literal('list-growth'),
    by: z.enum(LIST_BY),
    /** Subscribers of whom it is not known from when or until when; they count nowhere. */
    undated: z.number(),
    subscribers: z.number(),
  }),
  rows: z.array(figures),
  /** Of the whole period, one a medium or list. */
  totals: z.array(figures),
});
export type ListGrowthReport = z.infer<typeof listGrowthReport>;

interface Asked {
  readonly by: (typeof LIST_BY)[number];
}

const counted = (
  key: (typeof LIST_CHANGES)[number],
  label: Texts,
  more: Partial<Column<Asked>> = {},
): Column<Asked> => ({
  ...{ key, unit: 'count', label, ...more },
  opens: ({ cells }: TableRow, { by }) => ({
    path: 'list-growth/rows',
    query: {
      ...{ from: String(cells.from), to: String(cells.to), by, measure: key },
      ...(by !== 'month' && { name: String(cells[KEYS[by]]) }),
    },
    ...{ adds: 'count', sum: 'count' },
  }),
});

const MEDIUM: Column = {
  key: 'message_medium',
  unit: 'text',
  label: { en: 'Medium', ru: 'Канал связи', tr: 'İleti kanalı' },
};
const LIST: Column = {
  key: 'list',
  unit: 'text',
  label: { en: 'List', ru: 'Список', tr: 'Liste' },
};

const columns: readonly Column<Asked>[] = [
  { key: 'month', unit: 'text', label: { en: 'Month', ru: 'Месяц', tr: 'Ay' } },
  MEDIUM,
  LIST,
  counted('at_start', { en: 'At the start', ru: 'На начало', tr: 'Başta' }),
  counted(
    'subscribed',
    { en: 'Subscribed', ru: 'Подписались', tr: 'Abone olan' },
    { better: 'higher' },
  ),
  counted(
    'unsubscribed',
    { en: 'Unsubscribed', ru: 'Отписались', tr: 'Abonelikten çıkan' },
    { better: 'lower' },
  ),
  counted(
    'bounced',
    { en: 'Bounced', ru: 'Адрес недоступен', tr: 'Adresi geçersiz' },
    { better: 'lower' },
  ),
  counted(
    'complained',
    { en: 'Complained', ru: 'Пожаловались', tr: 'Şikâyet eden' },
    { better: 'lower' },
  ),
  counted('removed', { en: 'Removed', ru: 'Удалены', tr: 'Silinen' }),
  counted('at_end', { en: 'At the end', ru: 'На конец', tr: 'Sonda' }, { bar: true }),
  {
    ...{ key: 'growth', unit: 'count', better: 'higher', opens: () => 'derived' },
    label: { en: 'Net growth', ru: 'Прирост', tr: 'Net artış' },
  },
  {
    ...{ key: 'growth_rate', unit: 'percent', better: 'higher', opens: () => 'derived' },
    label: { en: 'Growth', ru: 'Рост', tr: 'Büyüme' },
  },
  { key: 'from', unit: 'text', isAside: true, label: { en: 'From', ru: 'С', tr: 'İlk gün' } },
  { key: 'to', unit: 'text', isAside: true, label: { en: 'To', ru: 'По', tr: 'Son gün' } },
];

const NONE: Texts = {
  en: 'Connect a mailing tool that reports subscribers (such as Mailchimp), or import a file of subscribers.',
  ru: 'Подключите сервис рассылок, который сообщает о подписчиках (например, Mailchimp), или загрузите файл с подписчиками.',
  tr: 'Aboneleri bildiren bir gönderim aracı (Mailchimp gibi) bağlayın ya da bir abone dosyası içe aktarın.',
};
const READING: Texts = {
  en: 'Each subscriber counts once a list. What was there at the start, and came, less what left, is what is there at the end. An address leaves on the day of the first hard bounce or complaint.',
  ru: 'Подписчик считается в каждом списке один раз. На конец = на начало + подписались − ушли. Адрес уходит в день первой жалобы или окончательного возврата.',
  tr: 'Her abone, liste başına bir kez sayılır. Baştakiler ile gelenlerden çıkanlar düşülünce sondakiler kalır. Bir adres, ilk kalıcı geri dönüş ya da şikâyet gününde ayrılır.',
};

/** Subscribers of mailing lists. */
export const listGrowthRows = drillContract({
  path: 'rows',
  question: {
    en: 'The subscribers behind a figure, the newest first',
    ru: 'Подписчики, из которых складывается цифра, сначала новые',
    tr: 'Bir rakamın arkasındaki aboneler, önce en yenisi',
  },
  asks: {
    ...periodTerms,
    by: z.enum(LIST_BY).describe('What the rows of the report are'),
    name: z.string().max(256).default('').describe('Medium or list; all of them without it'),
    measure: z.enum(LIST_CHANGES).describe('Figure of the report'),
    ...page,
  },
  isDated: true,
  answer: z.object({
    count: z.number(),
    rows: z.array(
      z.object({
        /** Code of the subscriber. */
        subscriber: z.string(),
        source: z.string(),
        list: z.string(),
        message_medium: z.string(),
        since: day,
        left_on: day.nullable(),
        reason_left: z.string(),
      }),
    ),
  }),
  columns: [
    { key: 'since', unit: 'text', label: { en: 'Since', ru: 'С какого дня', tr: 'Başlangıç' } },
    { key: 'left_on', unit: 'text', label: { en: 'Until', ru: 'По какой день', tr: 'Bitiş' } },
    {
      key: 'reason_left',
      unit: 'text',
      label: { en: 'Left because', ru: 'Почему ушёл', tr: 'Ayrılma nedeni' },
    },
    LIST,
    MEDIUM,
    {
      key: 'subscriber',
      unit: 'text',
      label: { en: 'Subscriber, as a code', ru: 'Подписчик, код', tr: 'Abone kodu' },
    },
  ],
  schema: 'ListGrowthCell',
});

/** How mailing lists grow and shrink. */
export const listGrowth = reportContract({
  name: 'list-growth',
  question: {
    en: 'Do our mailing lists grow?',
    ru: 'Растут ли наши списки рассылки?',
    tr: 'İleti listelerimiz büyüyor mu?',
  },
  readers: EVERYBODY,
  body: 'list',
  asks: { by: z.enum(LIST_BY).default('month').describe('What a row is') },
  answer: listGrowthReport,
  columns,
  table: ({ meta: { by }, rows, totals }) => {
    const cellsOf = ({ name, month, ...cells }: ListGrowthReport['rows'][number]) => ({
      ...(month !== null && { month }),
      ...(by !== 'month' && { [KEYS[by]]: name }),
      ...cells,
    });
    return {
      columns: (columns as readonly Column[]).filter(
        ({ key }) => key === KEYS[by] || (key !== KEYS.medium && key !== KEYS.list),
      ),
      rows: [
        ...rows.map((row) => ({ cells: cellsOf(row), key: `${row.month}/${row.name}` })),
        ...totals.map((row) => ({ cells: cellsOf(row), sum: 'total' as const, key: row.name })),
      ],
    };
  },
  notes: ({ meta: { undated, subscribers } }, language = 'en') => [
    (subscribers === 0 ? NONE : READING)[language],
    ...(undated > 0 ? [undatedNote(undated, subscribers)[language]] : []),
  ],
  mayFindNothing: true,
  drills: { rows: listGrowthRows },
  samples: [{}, { by: 'medium' }, { by: 'list' }],
});

function undatedNote(undated: number, of: number): Texts {
  return {
    en: `${undated} of ${of} subscribers count nowhere, since no source says from when or until when they were on a list.`,
    ru: `${undated} из ${of} подписчиков нигде не учтены: ни один источник не говорит, с какого или по какой день они были в списке.`,
    tr: `${of} aboneden ${undated} tanesi hiçbir yerde sayılmıyor: hiçbir kaynak ne zamandan ya da ne zamana kadar listede olduklarını söylemiyor.`,
  };
}
