import { DIMENSIONS } from '../dimensions.ts';
import type { Column, Opening, TableRow, Texts } from '../table.ts';
import { type Condition, conditionText } from '../where.ts';

/** The reading that was asked for, whose figures open. */
interface MultiverseAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly model: string;
  readonly basis: string;
  readonly value: string;
  readonly where: readonly Condition[];
}

const opened =
  (metric: (asked: MultiverseAsked) => string) =>
  ({ key = '' }: TableRow, asked: MultiverseAsked): Opening => ({
    path: 'explore/rows',
    query: {
      ...(asked.from && { from: asked.from }),
      ...(asked.to && { to: asked.to }),
      ...{ model: asked.model, basis: asked.basis, metric: metric(asked) },
      ...(asked.where.length > 0 && { where: asked.where.map(conditionText) }),
      ...Object.fromEntries(new URLSearchParams(key)),
    },
    adds: 'amount',
    sum: 'sum',
  });

const figure = (
  key: string,
  unit: Column['unit'],
  label: Texts,
  more: Partial<Column<MultiverseAsked>> = {},
): Column<MultiverseAsked> => ({ ...{ key, unit, label }, opens: () => 'derived', ...more });
const text = (key: string, label: Texts, more: Partial<Column> = {}): Column<MultiverseAsked> => ({
  ...{ key, unit: 'text', label },
  ...more,
});
/** An end of what all readings say. */
const end = { opens: () => 'bound' as const };

export const multiverseColumns: readonly Column<MultiverseAsked>[] = [
  text('channel', DIMENSIONS.channel.label, { isChannel: true }),
  text('verdict', { en: 'As you count', ru: 'При вашем подсчёте', tr: 'Sizin sayımınızla' }),
  figure(
    'earns',
    'count',
    { en: 'Earns in readings', ru: 'Окупается, вариантов', tr: 'Kazandığı okuma' },
    { bar: true },
  ),
  figure('readings', 'count', { en: 'Of readings', ru: 'Из вариантов', tr: 'Toplam okuma' }),
  figure('share', 'percent', { en: 'Share', ru: 'Доля', tr: 'Pay' }),
  figure('romi', 'percent', { en: 'ROMI', ru: 'ROMI', tr: 'ROMI' }),
  figure(
    'romi_low',
    'percent',
    { en: 'ROMI, least', ru: 'ROMI, наименьший', tr: 'ROMI, en az' },
    end,
  ),
  figure(
    'romi_high',
    'percent',
    { en: 'ROMI, most', ru: 'ROMI, наибольший', tr: 'ROMI, en çok' },
    end,
  ),
  text('decisive', { en: 'Decided by', ru: 'Что решает', tr: 'Belirleyen seçim' }),
  figure('flips', 'count', {
    en: 'Verdicts turned',
    ru: 'Выводов меняет',
    tr: 'Değişen kararlar',
  }),
  figure('pairs', 'count', { en: 'Of pairs', ru: 'Из пар', tr: 'Çift sayısı' }),
  figure(
    'cost',
    'money',
    { en: 'Cost', ru: 'Расход', tr: 'Maliyet' },
    {
      opens: opened(() => 'cost'),
    },
  ),
  figure(
    'value',
    'money',
    { en: 'Value', ru: 'Ценность', tr: 'Değer' },
    {
      opens: opened(({ value }) => value),
    },
  ),
  figure('profit', 'money', { en: 'Profit', ru: 'Прибыль', tr: 'Kâr' }),
  figure(
    'profit_low',
    'money',
    { en: 'Profit, least', ru: 'Прибыль, наименьшая', tr: 'Kâr, en az' },
    end,
  ),
  figure(
    'profit_high',
    'money',
    { en: 'Profit, most', ru: 'Прибыль, наибольшая', tr: 'Kâr, en çok' },
    end,
  ),
  figure('unknown', 'count', {
    en: 'Readings without a verdict',
    ru: 'Вариантов без вывода',
    tr: 'Kararsız okumalar',
  }),
  {
    ...{ key: 'flipped_by', unit: 'list', separator: '; ', isAside: true },
    label: { en: 'Turned by', ru: 'Вывод меняет', tr: 'Kararı değiştiren' },
  },
];
