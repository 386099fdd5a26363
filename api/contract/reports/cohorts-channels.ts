import * as z from 'zod';
import { customerValue } from '../customer-terms.ts';
import { METRIC_UNITS } from '../metrics.ts';
import { periodTerms } from '../period.ts';
import { drillContract } from '../report.ts';
import type { Column, Opening, ReportTable, TableRow } from '../table.ts';
import { page } from '../terms.ts';
import { WHYS } from '../why.ts';
import { cohortsCell } from './cohorts-rows.ts';
import { cohortModel, wholeMonths } from './cohorts-terms.ts';
import { CUSTOMER, ORDERS, VALUE } from './customer-columns.ts';

const figures = {
  /** Whose first order is of the selected months. */
  customers: z.number(),
  /** Of the same months; null where it is not known or cannot be, as `cost_why` says. */
  cost: z.string().nullable(),
  cost_why: z.enum(WHYS).nullable(),
  /** Cost / customers. */
  cac: z.string().nullable(),
  /** All that these customers have brought so far. */
  value: z.string().nullable(),
  /** Value / customers. */
  ltv: z.string().nullable(),
  /** LTV / CAC = value / cost. */
  ltv_cac: z.number().nullable(),
  /** First month after the first order in which what they brought reaches the cost. */
  payback: z.enum(['reached', 'not_reached', 'unknown']),
  payback_month: z.number().nullable(),
};

/** `unattributed`: no touch stands before the first order. */
export const cohortChannel = z.object({
  channel: z.string(),
  kind: z.enum(['row', 'unattributed']),
  ...figures,
});
export type CohortChannel = z.infer<typeof cohortChannel>;

/** Sums over channels. `paid`: those whose cost is known. CAC over everything would mix paid and unpaid, and is null. */
export const cohortChannelTotals = z.object({ all: z.object(figures), paid: z.object(figures) });

export interface ChannelsAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly value: string;
  readonly model: string;
}

type ChannelColumn = Column<ChannelsAsked>;

function sideOf(row: TableRow): Readonly<Record<string, string>> {
  if (row.sum === 'total') return {};
  if (row.sum === 'paid') return { kind: 'paid' };
  if (row.isUnattributed) return { kind: 'unattributed' };
  return { channel: String(row.cells.channel) };
}

function openCustomers(row: TableRow, asked: ChannelsAsked, adds: 'count' | 'value') {
  const { from, to, value, model } = asked;
  // Which channels are paid for is not a question about customers.
  if (row.sum === 'paid') return 'derived' as const;
  const opening: Opening = {
    path: 'cohorts/customers',
    query: { ...(from && { from }), ...(to && { to }), value, model, ...sideOf(row) },
    adds,
    sum: adds === 'count' ? 'totals.customers' : 'totals.value',
  };
  return opening;
}

const derived = () => 'derived' as const;

/** Columns of rows by channel. */
export const CHANNEL_COLUMNS: readonly ChannelColumn[] = [
  {
    ...{ key: 'channel', unit: 'text', isChannel: true },
    label: { en: 'Channel', ru: 'Канал', tr: 'Kanal' },
  },
  {
    ...{ key: 'customers', unit: 'count', better: 'higher' },
    label: { en: 'New customers', ru: 'Новые клиенты', tr: 'Yeni müşteriler' },
    opens: (row, asked) => openCustomers(row, asked, 'count'),
  },
  {
    ...{ key: 'cost', unit: METRIC_UNITS.cost, metric: 'cost' },
    opens: (row, { from, to }) => ({
      path: 'explore/rows',
      query: { ...(from && to && wholeMonths({ from, to })), metric: 'cost', ...sideOf(row) },
      ...{ adds: 'amount', sum: 'sum' },
    }),
  },
  { key: 'cac', unit: METRIC_UNITS.cac, metric: 'cac', opens: derived },
  {
    ...{ key: 'value', unit: 'money', better: 'higher', bar: true },
    label: { en: 'Value to date', ru: 'Ценность на сегодня', tr: 'Bugüne dek değer' },
    opens: (row, asked) => openCustomers(row, asked, 'value'),
  },
  {
    ...{ key: 'ltv', unit: 'money', better: 'higher', opens: derived },
    label: { en: 'LTV to date', ru: 'LTV на сегодня', tr: 'Bugüne dek LTV' },
  },
  {
    ...{ key: 'ltv_cac', unit: 'ratio', better: 'higher', opens: derived },
    label: { en: 'LTV:CAC', ru: 'LTV:CAC', tr: 'LTV:CAC' },
  },
  {
    ...{ key: 'payback', unit: 'text' },
    label: { en: 'Paid back', ru: 'Окупились', tr: 'Geri ödendi' },
  },
  {
    ...{ key: 'payback_month', unit: 'count', better: 'lower', opens: derived },
    label: { en: 'Months to payback', ru: 'Месяцев до окупаемости', tr: 'Geri ödeme, ay' },
  },
];

interface Answer {
  readonly channels: readonly CohortChannel[];
  readonly channel_totals: z.infer<typeof cohortChannelTotals> | null;
}

/** The table of rows by channel, with both rows of sums. */
export function channelsTable({ channels, channel_totals: totals }: Answer): ReportTable {
  const written = ({
    cost_why,
    ...figures
  }: Omit<CohortChannel, 'channel' | 'kind'> & { readonly channel?: string }) => {
    const { payback, payback_month, ltv_cac, ...cells } = figures;
    return {
      // What costs nothing has nothing to be paid back.
      cells: cost_why === 'not_applicable' ? cells : figures,
      ...(cost_why && { why: { cost: cost_why, cac: cost_why, ltv_cac: cost_why } }),
    };
  };
  return {
    columns: CHANNEL_COLUMNS as readonly Column[],
    rows: [
      ...channels.map(({ kind, ...row }) => ({
        ...written(row),
        key: row.channel,
        isUnattributed: kind === 'unattributed',
      })),
      ...(totals
        ? [
            { ...written(totals.paid), sum: 'paid' as const },
            {
              ...written(totals.all),
              why: { cac: 'blended' as const, ltv_cac: 'blended' as const },
              sum: 'total' as const,
            },
          ]
        : []),
    ],
  };
}

/** The new customers of a channel. */
export const cohortsCustomers = drillContract({
  path: 'customers',
  question: {
    en: 'The new customers of a channel and what they have brought so far',
    ru: 'Новые клиенты канала и сколько они принесли на сегодня',
    tr: 'Bir kanalın yeni müşterileri ve bugüne dek getirdikleri',
  },
  asks: {
    ...periodTerms,
    channel: z.string().max(256).optional().describe('Channel of the row; all without it'),
    kind: z
      .enum(['row', 'unattributed'])
      .default('row')
      .describe('Customers of a channel, or those before whose first order no touch stands'),
    value: customerValue,
    model: cohortModel,
    ...page,
  },
  isDated: true,
  answer: cohortsCell,
  columns: [CUSTOMER, ORDERS, VALUE],
  schema: 'CohortsChannelCustomers',
});
