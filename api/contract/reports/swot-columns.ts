import type { Column, TableRow } from '../table.ts';
import type { RuleName } from './swot-terms.ts';

export interface SwotAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly model: string;
  readonly basis: string;
}

/** Revenue of a channel and profit of a campaign open into the report that says them; other money is worked out of several figures. */
function amountOpens({ cells }: TableRow, { from, to, model, basis }: SwotAsked) {
  const days = { ...(from && { from }), ...(to && { to }), model, basis };
  const rule = cells.swot_rule as RuleName;
  if (rule === 'concentrated')
    return {
      ...{ path: 'explore', adds: 'revenue' },
      query: { ...days, by: 'channel', metrics: 'revenue', where: [`channel:is:${cells.name}`] },
    };
  if (rule === 'campaign_grows') {
    const [channel, source, campaign] = cells.place as readonly string[];
    return {
      ...{ path: 'campaigns', adds: 'profit' },
      query: {
        ...days,
        where: [`channel:is:${channel}`, `source:is:${source}`, `campaign:is:${campaign}`],
      },
    };
  }
  return 'derived' as const;
}

export const swotColumns: readonly Column<SwotAsked>[] = [
  { key: 'side', unit: 'text', label: { en: 'Side', ru: 'Сторона', tr: 'Yön' } },
  { key: 'swot_rule', unit: 'text', label: { en: 'What', ru: 'Что', tr: 'Ne' } },
  {
    ...{ key: 'name', unit: 'text', isChannel: true },
    label: { en: 'Of what', ru: 'Чего', tr: 'Neyin' },
  },
  {
    ...{ key: 'value', unit: 'ratio', opens: () => 'derived' },
    label: { en: 'Figure', ru: 'Показатель', tr: 'Gösterge' },
  },
  {
    ...{ key: 'threshold', unit: 'ratio', opens: () => 'bound' },
    label: { en: 'Threshold of the rule', ru: 'Порог правила', tr: 'Kuralın eşiği' },
  },
  {
    ...{ key: 'amount', unit: 'money', opens: amountOpens },
    label: { en: 'Money at stake', ru: 'Сколько денег', tr: 'Söz konusu tutar' },
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
    ...{ key: 'count', unit: 'count', opens: () => 'bound' },
    label: { en: 'Of how many', ru: 'По скольким', tr: 'Kaç kayda göre' },
  },
  { key: 'report', unit: 'text', label: { en: 'Report', ru: 'Отчёт', tr: 'Rapor' } },
];
