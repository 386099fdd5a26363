import type { MetricKey } from '@throughline/api/contract/metrics';
import { METRIC_KEYS } from '@throughline/api/contract/metrics';
import type { ChannelsReport, ChannelsRow } from '@throughline/api/contract/reports/channels';
import { channelsReport } from '@throughline/api/contract/reports/channels';

type Metrics = Record<MetricKey, string | number | null>;

export function metrics(values: Partial<Metrics>): Metrics {
  const unknown = Object.fromEntries(METRIC_KEYS.map((key) => [key, null])) as Metrics;
  return { ...unknown, ...values };
}

const KNOWN = { why: {}, cost_known: null, matured: 1 };
/** No interval is known. */
const NO_CHANCE = { sales: null, romi_margin_low: null, romi_margin_high: null };

/** A row with what a test is about; every other metric is unknown. */
export function row(
  dimensions: Partial<Pick<ChannelsRow, 'channel' | 'source' | 'campaign' | 'kind' | 'flags'>>,
  values: Partial<Metrics> = {},
): ChannelsRow {
  const { channel = '', ...rest } = dimensions;
  return {
    key: JSON.stringify(dimensions),
    kind: 'channel',
    flags: [],
    channel,
    ...rest,
    ...metrics(values),
    ...NO_CHANCE,
    ...KNOWN,
    previous: null,
  };
}

/** A report that keeps to the contract: it is parsed by the schema of the API. */
export function report(
  rows: ChannelsRow[],
  totals: Partial<ChannelsReport['totals']> = {},
  paid: Partial<ChannelsReport['paid']> = {},
): ChannelsReport {
  return channelsReport.parse({
    meta: {
      report: 'channels',
      from: '2026-01-01',
      to: '2026-03-31',
      model: 'linear',
      basis: 'payment',
      matured_period: null,
      by: ['channel'],
      where: [],
      currency: 'RUB',
      timezone: 'Europe/Moscow',
      as_of: '2026-04-01T00:00:00Z',
      revision: 1,
      compare: null,
      default_period: false,
      maturity: null,
      next: [],
      reconciliation: {
        revenue: '0.00',
        orders: 0,
        deals: 0,
        attributed: '0.00',
        unattributed: '0.00',
      },
      tests: 0,
      data: { from: '2025-01-01', to: '2026-03-31' },
    },
    columns: METRIC_KEYS.map((key) => ({ key, label: key, unit: 'count' })),
    rows,
    totals: {
      ...{ ...metrics({}), mer: null, blended_cac: null, ...KNOWN, flags: [], previous: null },
      ...totals,
    },
    paid: { ...metrics({}), ...NO_CHANCE, ...KNOWN, left_out: [], previous: null, ...paid },
  });
}
