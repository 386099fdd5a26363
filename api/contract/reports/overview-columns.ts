import type { Column, NotOpened, Opening, TableRow } from '../table.ts';

/** How the report was asked, and so what stands behind a figure. */
export interface OverviewAsked {
  readonly model: string;
  readonly basis: string;
  readonly compare: string;
}

/** Conditions on exactly this campaign, as the report that judged it takes them. */
function placeOf({ cells }: TableRow): readonly string[] {
  return (['channel', 'source', 'campaign'] as const).flatMap((key) =>
    typeof cells[key] === 'string' ? [`${key}:is:${cells[key]}`] : [],
  );
}

/** Figures of the strip, each a metric of the catalogue. */
const FIGURES: ReadonlySet<string> = new Set(['revenue', 'margin', 'cost', 'new_customers']);

const figureOpens =
  (side: 'current' | 'previous') =>
  ({ cells }: TableRow, { model, basis, compare }: OverviewAsked): Opening | NotOpened =>
    FIGURES.has(String(cells.finding))
      ? {
          path: 'explore/rows',
          query: {
            ...{ from: String(cells.from), to: String(cells.to), model, basis },
            metric: String(cells.finding),
            ...(side === 'previous' && { compare, side }),
          },
          adds: 'amount',
          sum: 'sum',
        }
      : 'bound';

function amountOpens(row: TableRow, { model, basis, compare }: OverviewAsked): Opening | NotOpened {
  const { finding, from, to, channel, source } = row.cells;
  const days = { from: String(from), to: String(to) };
  if (finding === 'stop_campaign')
    return {
      path: 'campaigns',
      query: { ...days, model, basis, where: placeOf(row) },
      adds: 'profit',
    };
  if (finding === 'margin_fell')
    return {
      path: 'changes',
      query: { ...days, model, basis, compare, by: 'channel,source,campaign', where: placeOf(row) },
      adds: 'change',
    };
  if (finding === 'cost_missing')
    return {
      path: 'explore/rows',
      query: {
        ...{ ...days, model, basis, metric: 'margin' },
        ...{ channel: String(channel), source: String(source) },
      },
      adds: 'amount',
    };
  return figureOpens('current')(row, { model, basis, compare });
}

export const overviewColumns: readonly Column<OverviewAsked>[] = [
  {
    key: 'finding',
    unit: 'text',
    label: { en: 'What', ru: 'Что', tr: 'Ne' },
  },
  {
    key: 'channel',
    unit: 'text',
    isChannel: true,
    label: { en: 'Channel', ru: 'Канал', tr: 'Kanal' },
  },
  { key: 'source', unit: 'text', label: { en: 'Source', ru: 'Источник', tr: 'Kaynak' } },
  { key: 'campaign', unit: 'text', label: { en: 'Campaign', ru: 'Кампания', tr: 'Kampanya' } },
  {
    ...{ key: 'amount', unit: 'money', opens: amountOpens },
    label: { en: 'Money', ru: 'Деньги', tr: 'Tutar' },
  },
  {
    ...{ key: 'before', unit: 'money', opens: figureOpens('previous') },
    label: { en: 'before', ru: 'раньше', tr: 'önce' },
  },
  {
    ...{ key: 'low', unit: 'money', opens: () => 'bound' },
    label: { en: 'at least', ru: 'не меньше', tr: 'en az' },
  },
  {
    ...{ key: 'high', unit: 'money', opens: () => 'bound' },
    label: { en: 'at most', ru: 'не больше', tr: 'en çok' },
  },
  {
    ...{ key: 'count', unit: 'count' },
    label: { en: 'Records', ru: 'Записей', tr: 'Kayıt' },
    opens: (row, asked) => {
      const { cells } = row;
      return cells.finding === 'missed_calls'
        ? {
            path: 'overview/calls',
            query: { from: String(cells.from), to: String(cells.to) },
            adds: 'count',
            sum: 'totals.calls',
          }
        : figureOpens('current')(row, asked);
    },
  },
  {
    ...{ key: 'factor', unit: 'list', separator: ' + ' },
    label: { en: 'Mostly because of', ru: 'В основном из-за', tr: 'Başlıca neden' },
  },
  { key: 'since', unit: 'text', label: { en: 'Since', ru: 'С', tr: 'Başlangıç' } },
  { key: 'from', unit: 'text', isAside: true, label: { en: 'From', ru: 'С', tr: 'Başlangıç' } },
  { key: 'to', unit: 'text', isAside: true, label: { en: 'To', ru: 'По', tr: 'Bitiş' } },
];
