import { formatMicros } from '@throughline/ingest/contract/money';
import type { ChannelsReport, ChannelsRow, MissingRate } from '../../contract/channels.ts';
import { CATALOGUE } from '../../metrics/catalogue.ts';
import { metricValues } from '../../metrics/metric-values.ts';
import type { Period } from '../period.ts';
import type { State } from '../state.ts';
import type { Computed, ComputedRow } from './compute.ts';
import type { Books } from './fetch.ts';
import type { ChannelsPlanRequest, Level, ReportConfig } from './normalise.ts';
import { flags, newTally, rowMeasures, totalMeasures } from './tally.ts';

export const LEVEL_LABELS: Readonly<Record<Level, string>> = {
  channel: 'Channel',
  source: 'Source',
  campaign: 'Campaign',
  ad_group: 'Ad group',
  keyword: 'Keyword',
};

export interface ChannelsResult {
  readonly request: ChannelsPlanRequest;
  readonly config: ReportConfig;
  /** Null on an empty warehouse. */
  readonly state: State | null;
  readonly current: Computed;
  readonly previous: Computed | null;
  readonly books: Books | null;
  readonly dataRange: Period | null;
  readonly missingRates?: readonly MissingRate[];
}

/** The report as the contract has it. Rows by revenue, then cost, then name; the unattributed row last. */
export function format(result: ChannelsResult): ChannelsReport {
  const { request, config, state, current, previous } = result;
  return {
    meta: {
      report: 'channels',
      ...request.period,
      model: request.model,
      basis: request.basis,
      by: [...request.levels],
      currency: request.currency,
      timezone: config.timezone,
      as_of: state?.asOf ?? null,
      revision: Number(state?.revision ?? 0),
      compare: request.compare,
      reconciliation: reconciliation(result),
      unknown: {
        cost: Number(current.total.cost_unknown),
        revenue: Number(result.books?.revenue_unknown ?? 0),
        margin: Number(current.total.margin_unknown),
      },
      ...(result.missingRates?.length && { missing_rates: [...result.missingRates] }),
      data: result.dataRange,
    },
    columns: [
      ...request.levels.map((key) => ({ key, label: LEVEL_LABELS[key], unit: 'text' as const })),
      ...CATALOGUE.map(({ key, unit, label }) => ({ key, unit, label: label.en })),
    ],
    rows: allRows(current, previous).map((row) => formatRow(row, previous)),
    totals: {
      ...metricValues(totalMeasures(current.total)),
      previous: previous && metricValues(totalMeasures(previous.total)),
    },
  };
}

/** What the CRM and the shop say, beside what the rows say. */
function reconciliation({ current, books }: ChannelsResult) {
  const rows = [...current.rows.values()];
  const revenueOf = (kind: ComputedRow['kind']) => {
    const tallies = rows.filter((row) => row.kind === kind).map(({ tally }) => tally);
    if (tallies.some((tally) => tally.revenue_unknown > 0n)) return null;
    return formatMicros(tallies.reduce((sum, tally) => sum + tally.revenue, 0n));
  };
  return {
    revenue:
      Number(books?.revenue_unknown ?? 0) > 0 ? null : formatMicros(BigInt(books?.revenue ?? 0)),
    orders: count(books?.orders),
    deals: count(books?.deals),
    attributed: revenueOf('channel'),
    unattributed: revenueOf('unattributed'),
  };
}

function count(nano: string | undefined): number {
  return Number(`${BigInt(nano ?? 0)}e-9`);
}

/** Rows of either period: a channel that fell silent is still a row, with nothing in it. */
function allRows(current: Computed, previous: Computed | null): ComputedRow[] {
  const gone = [...(previous?.rows.values() ?? [])]
    .filter(({ key }) => !current.rows.has(key))
    .map((row) => ({ ...row, tally: newTally() }));
  return [...current.rows.values(), ...gone].sort(
    (a, b) =>
      Number(a.kind === 'unattributed') - Number(b.kind === 'unattributed') ||
      descending(a.tally.revenue, b.tally.revenue) ||
      descending(a.tally.cost, b.tally.cost) ||
      (a.key < b.key ? -1 : 1),
  );
}

function descending(a: bigint, b: bigint): number {
  return a > b ? -1 : a < b ? 1 : 0;
}

function formatRow(row: ComputedRow, previous: Computed | null): ChannelsRow {
  const before = previous?.rows.get(row.key)?.tally ?? newTally();
  return {
    key: row.key,
    kind: row.kind,
    flags: flags(row.tally),
    channel: '',
    ...row.names,
    ...metricValues(rowMeasures(row.tally)),
    previous: previous && metricValues(rowMeasures(before)),
  };
}
