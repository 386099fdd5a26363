import type { Column, Opening, TableRow } from '../table.ts';
import { type Condition, conditionText } from '../where.ts';

/** How the report was asked, and so the leads behind a cell. */
export interface FunnelAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by: string;
  readonly compare: string;
  readonly where: readonly Condition[];
}

type Query = Readonly<Record<string, string>>;

const opening =
  (more: (row: TableRow) => Query, adds = 'count') =>
  (row: TableRow, { from, to, compare, where }: FunnelAsked): Opening => {
    const days = { ...(from && { from }), ...(to && { to }) };
    const conditions = where.length > 0 && { where: where.map(conditionText) };
    const own = Object.fromEntries(new URLSearchParams(row.key ?? ''));
    const { side } = more(row);
    if (row.cells.step === 'visit')
      return {
        path: 'explore/rows',
        query: {
          ...{ ...days, ...conditions, ...own, metric: 'visits' },
          ...(side && { compare, side }),
        },
        adds: 'amount',
        sum: 'sum',
      };
    return {
      path: 'funnel/rows',
      query: {
        ...{ ...days, ...conditions, ...own, step: String(row.cells.step) },
        ...(compare !== 'none' && { compare }),
        ...more(row),
      },
      adds,
      sum: 'totals.leads',
    };
  };

/** Those who came to the step of the row, and not to the next one. */
const stopped =
  (state: 'all' | 'lost' | 'open') =>
  ({ cells }: TableRow): Query => ({ short_of: String(cells.next), state });

export const funnelColumns: readonly Column<FunnelAsked>[] = [
  {
    key: 'channel',
    unit: 'text',
    isChannel: true,
    label: { en: 'Channel', ru: 'Канал', tr: 'Kanal' },
  },
  {
    key: 'lead_type',
    unit: 'text',
    label: { en: 'Lead type', ru: 'Тип лида', tr: 'Potansiyel müşteri türü' },
  },
  { key: 'step', unit: 'text', label: { en: 'Step', ru: 'Шаг', tr: 'Adım' } },
  {
    ...{ key: 'reached', unit: 'count', bar: true, better: 'higher' },
    label: { en: 'Came to it', ru: 'Дошли', tr: 'Ulaşan' },
    opens: opening(() => ({})),
  },
  {
    ...{ key: 'rate', unit: 'percent', better: 'higher', opens: () => 'derived' },
    label: {
      en: 'Of the step before',
      ru: 'От предыдущего шага',
      tr: 'Önceki adıma göre',
    },
  },
  {
    ...{ key: 'of_leads', unit: 'percent', better: 'higher', opens: () => 'derived' },
    label: { en: 'Of all leads', ru: 'От всех лидов', tr: 'Tüm potansiyel müşterilere göre' },
  },
  {
    ...{ key: 'stopped', unit: 'count', better: 'lower' },
    label: { en: 'Stopped here', ru: 'Остановились здесь', tr: 'Burada duran' },
    opens: opening(stopped('all')),
  },
  {
    ...{ key: 'lost', unit: 'count', better: 'lower' },
    label: { en: 'of them lost', ru: 'из них потеряны', tr: 'bunlardan kaybedilen' },
    opens: opening(stopped('lost')),
  },
  {
    ...{ key: 'open', unit: 'count' },
    label: { en: 'of them open', ru: 'из них в работе', tr: 'bunlardan açık olan' },
    opens: opening(stopped('open')),
  },
  {
    ...{ key: 'expected', unit: 'count', opens: () => 'derived' },
    label: {
      en: 'Expected in the end',
      ru: 'Ожидается в итоге',
      tr: 'Sonunda beklenen',
    },
  },
  {
    ...{ key: 'expected_low', unit: 'count', opens: () => 'bound' },
    label: { en: 'at least', ru: 'не меньше', tr: 'en az' },
  },
  {
    ...{ key: 'expected_high', unit: 'count', opens: () => 'bound' },
    label: { en: 'at most', ru: 'не больше', tr: 'en çok' },
  },
  {
    ...{ key: 'matured', unit: 'percent', opens: () => 'derived' },
    label: { en: 'Matured', ru: 'Созрело', tr: 'Olgunlaşan' },
  },
  {
    ...{ key: 'median_days', unit: 'days', better: 'lower', opens: () => 'derived' },
    label: { en: 'Median days', ru: 'Медиана дней', tr: 'Ortanca gün' },
  },
  {
    ...{ key: 'planned', unit: 'count', opens: () => 'bound' },
    label: { en: 'Planned', ru: 'По плану', tr: 'Planlanan' },
  },
  {
    ...{ key: 'previous', unit: 'count' },
    label: { en: 'Came to it before', ru: 'Дошли раньше', tr: 'Önceden ulaşan' },
    opens: opening(() => ({ side: 'previous' })),
  },
  {
    ...{ key: 'previous_rate', unit: 'percent', opens: () => 'derived' },
    label: {
      en: 'Of the step before, earlier',
      ru: 'От предыдущего шага раньше',
      tr: 'Önceki adıma göre, önceden',
    },
  },
  {
    ...{ key: 'next', unit: 'text', isAside: true },
    label: { en: 'Next step', ru: 'Следующий шаг', tr: 'Sonraki adım' },
  },
  {
    ...{ key: 'why', unit: 'text', isAside: true },
    label: { en: 'Why empty', ru: 'Почему пусто', tr: 'Neden boş' },
  },
];
