import { DIMENSIONS } from '../dimensions.ts';
import type { Column, TableRow } from '../table.ts';

/** How the report was asked, and so what stands behind a cell. */
interface FraudAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const opening =
  (measure: 'found' | 'examined', adds: 'count' | 'revenue' = 'count') =>
  ({ cells }: TableRow, { from, to }: FraudAsked) => ({
    path: 'fraud/rows',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      ...{ measure, signal: String(cells.signal) },
      ...{ channel: String(cells.channel), campaign: String(cells.campaign) },
    },
    ...{ adds, sum: adds },
  });

export const SIGNAL: Column = {
  ...{ key: 'signal', unit: 'text' },
  label: { en: 'Sign', ru: 'Признак', tr: 'Belirti' },
};
export const FRAUD_CHANNEL: Column = {
  ...{ key: 'channel', unit: 'text', isChannel: true },
  label: DIMENSIONS.channel.label,
};
export const FRAUD_CAMPAIGN: Column = {
  ...{ key: 'campaign', unit: 'text' },
  label: DIMENSIONS.campaign.label,
};

export const FRAUD_COLUMNS: readonly Column<FraudAsked>[] = [
  SIGNAL,
  FRAUD_CHANNEL,
  FRAUD_CAMPAIGN,
  {
    ...{ key: 'found', unit: 'count', bar: true, better: 'lower', opens: opening('found') },
    label: { en: 'Suspicious', ru: 'Подозрительных', tr: 'Şüpheli' },
  },
  {
    ...{ key: 'examined', unit: 'count', opens: opening('examined') },
    label: { en: 'Of all examined', ru: 'Из проверенных', tr: 'İncelenen' },
  },
  {
    ...{ key: 'share', unit: 'percent', better: 'lower', opens: () => 'derived' },
    label: { en: 'Share', ru: 'Доля', tr: 'Oran' },
  },
  {
    ...{ key: 'ordinary_share', unit: 'percent', opens: () => 'derived' },
    label: { en: 'Elsewhere', ru: 'В остальных кампаниях', tr: 'Diğer kampanyalarda' },
  },
  {
    ...{ key: 'cost_at_stake', unit: 'money', better: 'lower', opens: () => 'derived' },
    label: { en: 'Cost at stake', ru: 'Расход под вопросом', tr: 'Şüpheli maliyet' },
  },
  {
    ...{ key: 'revenue', unit: 'money', better: 'lower', opens: opening('found', 'revenue') },
    label: {
      en: 'Revenue credited by last touch',
      ru: 'Выручка по последнему касанию',
      tr: 'Son temasa yazılan ciro',
    },
  },
];
