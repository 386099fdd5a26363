import * as z from 'zod';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import type { Column } from '../table.ts';
import { comparison, page } from '../terms.ts';
import { FACT_DIMENSIONS, whereTerm } from '../where.ts';

/** Steps that a lead can come to, in order. */
export const LEAD_STEPS = ['lead', 'qualified', 'deal', 'paid'] as const;
export type LeadStep = (typeof LEAD_STEPS)[number];
/** `visit` comes before them, and is not of single leads. */
export const FUNNEL_STEPS = ['visit', ...LEAD_STEPS] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

export const FUNNEL_BY = ['none', 'channel', 'lead_type'] as const;

/** What a lead says, and the touch that is credited with it. Days are those of the period. */
export const funnelWhere = whereTerm(
  'Only leads that pass, by what they say and by the touch that is credited with them',
  FACT_DIMENSIONS.filter((key) => !['day', 'week', 'month', 'quarter'].includes(key)),
);
export const funnelCompare = comparison('the same days a year earlier');

export const funnelLead = z.object({
  /** Opens `journeys/{conversion}`. */
  conversion: z.string(),
  label: z.string(),
  source: z.string(),
  at: z.string(),
  lead_type: z.string(),
  channel: z.string(),
  /** The last step that it has come to. */
  step: z.enum(LEAD_STEPS),
  state: z.enum(['open', 'lost', 'paid']),
  /** As the desk says it; empty where it says none. */
  reason: z.string(),
  /** From the lead to the payment or the loss; of an open one its age. */
  days: z.number(),
});

export const funnelCell = z.object({
  totals: z.object({ leads: z.number() }),
  rows: z.array(funnelLead),
});

const columns: readonly Column[] = [
  { key: 'at', unit: 'text', label: { en: 'Time', ru: 'Время', tr: 'Zaman' } },
  {
    key: 'lead_type',
    unit: 'text',
    label: { en: 'Lead type', ru: 'Тип лида', tr: 'Potansiyel müşteri türü' },
  },
  { key: 'source', unit: 'text', label: { en: 'Source', ru: 'Источник', tr: 'Kaynak' } },
  {
    key: 'channel',
    unit: 'text',
    isChannel: true,
    label: { en: 'Channel', ru: 'Канал', tr: 'Kanal' },
  },
  { key: 'step', unit: 'text', label: { en: 'Came to', ru: 'Дошёл до', tr: 'Ulaştığı adım' } },
  { key: 'state', unit: 'text', label: { en: 'Stands', ru: 'Состояние', tr: 'Durum' } },
  {
    key: 'reason',
    unit: 'text',
    label: { en: 'Reason of the loss', ru: 'Причина потери', tr: 'Kayıp nedeni' },
  },
  { key: 'days', unit: 'days', label: { en: 'Days', ru: 'Дни', tr: 'Gün' }, opens: () => 'bound' },
];

/** The leads behind a figure of the funnel. */
export const funnelRows = drillContract({
  path: 'rows',
  question: {
    en: 'The leads behind a figure of the funnel',
    ru: 'Лиды, которые стоят за цифрой воронки',
    tr: 'Huni rakamının arkasındaki potansiyel müşteriler',
  },
  asks: {
    ...periodTerms,
    step: z.enum(LEAD_STEPS).default('lead').describe('Leads that have come to this step'),
    short_of: z.enum(LEAD_STEPS).optional().describe('And not to this one'),
    state: z.enum(['all', 'lost', 'open']).default('all').describe('Lost leads, or the others'),
    reason: z.string().max(500).optional().describe('Lost for exactly this reason'),
    channel: z.string().max(200).optional().describe('Credited to this channel; empty: to none'),
    lead_type: z.string().max(200).optional().describe('Leads of this type'),
    side: z
      .enum(['period', 'previous'])
      .default('period')
      .describe('Of the period, or of the one it is compared with'),
    compare: funnelCompare,
    where: funnelWhere,
    ...page,
  },
  isDated: true,
  answer: funnelCell,
  columns,
  schema: 'FunnelCell',
});
