import { formatMicros } from '@throughline/ingest/contract/money';
import { METRIC_KEYS } from '../../contract/metrics.ts';
import type {
  ChannelsReport,
  ChannelsRow,
  Flag,
  MissingRate,
} from '../../contract/reports/channels.ts';
import { LEVEL_COLUMNS } from '../../contract/reports/level-columns.ts';
import { conditionText } from '../../contract/where.ts';
import { definition } from '../../metrics/catalogue.ts';
import type { Measures } from '../../metrics/measures.ts';
import {
  blendedValues,
  type MetricValue,
  measureValue,
  metricValues,
} from '../../metrics/metric-values.ts';
import { type Maturity, maturityTold } from '../maturity/maturity.ts';
import type { Period } from '../period.ts';
import { outcomeOf, salesOf } from '../profit/outcome-of.ts';
import { romiInterval } from '../profit/romi-interval.ts';
import type { Books } from '../query/books/books.ts';
import type { Computed, ComputedRow } from '../query/rows/compute.ts';
import { paidOf } from '../query/rows/paid.ts';
import {
  flags,
  isMissing,
  ofChannels,
  rowMeasures,
  silentRow,
  type Tellable,
  totalMeasures,
} from '../query/rows/row-measures.ts';
import type { ReportConfig } from '../report-config.ts';
import { asideMeta, type State } from '../state.ts';
import { nextSteps } from './next-steps.ts';
import type { ChannelsPlanRequest } from './normalise.ts';

export interface ChannelsResult {
  readonly request: ChannelsPlanRequest;
  readonly config: ReportConfig;
  /** Null on an empty warehouse. */
  readonly state: State | null;
  readonly current: Computed;
  readonly previous: Computed | null;
  readonly books: Books | null;
  /** False where no source has ever told of a sale. */
  readonly salesTold: boolean;
  /** Null where sales are dated by their payment. */
  readonly maturity: Maturity | null;
  /** Events of the period that are tests. */
  readonly tests: number;
  readonly dataRange: Period | null;
  readonly missingRates?: readonly MissingRate[];
}

/** The report as the contract has it. Rows by revenue, then cost, then name; the unattributed row last. */
export function format(result: ChannelsResult): ChannelsReport {
  const { request, config, state, current, previous, maturity } = result;
  const tellable = tellableOf(result);
  const rows = allRows(current, previous).map((row) => formatRow(row, result, tellable));
  const totals = formatTotals(result);
  const paid = formatPaid(result);
  return {
    meta: {
      report: 'channels',
      ...request.period,
      default_period: request.isDefaultPeriod,
      matured_period: request.maturedPeriod,
      model: request.model,
      basis: request.basis,
      by: [...request.levels],
      currency: request.currency,
      timezone: config.timezone,
      as_of: state?.asOf ?? null,
      revision: Number(state?.revision ?? 0),
      ...asideMeta(state),
      compare: request.compare,
      reconciliation: reconciliation(result),
      unknown: {
        cost: Number(current.total.cost_unknown),
        revenue: Number(result.books?.revenue_unknown ?? current.total.revenue_unknown),
        margin: Number(result.books?.margin_unknown ?? current.total.margin_unknown),
      },
      where: request.where.map(conditionText),
      maturity: maturityTold(maturity),
      next: nextSteps({ rows, totals, paid }),
      tests: result.tests,
      ...(result.missingRates?.length && { missing_rates: [...result.missingRates] }),
      data: result.dataRange,
    },
    columns: [
      ...request.levels.map((key) => ({
        key,
        label: LEVEL_COLUMNS[key].label!.en,
        unit: 'text' as const,
      })),
      ...METRIC_KEYS.map(definition).map(({ key, unit, label }) => ({
        key,
        unit,
        label: label.en,
      })),
    ],
    rows,
    totals,
    paid,
  };

  function formatPaid({ current, previous }: ChannelsResult): ChannelsReport['paid'] {
    const { measures, leftOut } = paidOf(current, tellable);
    const { values, why } = metricValues(measures);
    return {
      ...values,
      ...chanceOf(measures, values.romi_margin),
      why: { ...why },
      cost_known: null,
      matured: maturedOf(),
      left_out: leftOut.map((scope) => ({ ...scope })),
      previous: previous && metricValues(paidOf(previous, tellable).measures).values,
    };
  }

  function formatTotals({ current, previous }: ChannelsResult): ChannelsReport['totals'] {
    const { measures, known } = totalMeasures(current, tellable);
    const { values, why } = blendedValues(measures);
    const found: Flag[] = isMissing(measures.cost) ? ['cost_missing'] : [];
    return {
      ...values,
      why: { ...why },
      cost_known: knownPart(measures.cost, known),
      matured: maturedOf(),
      flags: found,
      previous: previous && blendedValues(totalMeasures(previous, tellable).measures).values,
    };
  }

  function maturedOf(): number | null {
    return maturity ? maturity.matured : 1;
  }
}

/** What can be told with the conditions of the question. */
function tellableOf({ request, salesTold }: ChannelsResult): Tellable {
  return { ...ofChannels(salesTold), lacks: request.lacks };
}

/** What the CRM and the shop say, beside what the rows say. */
function reconciliation({ current, books, salesTold }: ChannelsResult) {
  if (!salesTold || !books)
    return { revenue: null, orders: null, deals: null, attributed: null, unattributed: null };
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
    .map(silentRow);
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

function formatRow(
  row: ComputedRow,
  { previous, maturity }: ChannelsResult,
  tellable: Tellable,
): ChannelsRow {
  const before = previous && (previous.rows.get(row.key) ?? silentRow(row));
  const { measures, withheld } = rowMeasures(row, tellable);
  const { values, why } = metricValues(measures, withheld);
  const isChannel = row.kind === 'channel';
  return {
    key: row.key,
    kind: row.kind,
    flags: flags(row, tellable),
    ...(row.meeting && { meets_at: row.meeting.at }),
    channel: '',
    ...row.names,
    ...values,
    ...chanceOf(measures, values.romi_margin),
    why: { ...why },
    cost_known: row.meeting ? null : knownPart(measures.cost, row.known),
    matured: !maturity ? 1 : isChannel ? maturity.ofChannel(row.names.channel ?? '') : null,
    previous: before && previousValues(before, tellable),
  };
}

/** How far chance may move the ROMI of these sums; where there is none of the row, it has no bounds. */
function chanceOf(measures: Measures, romi: MetricValue) {
  const interval = romi === null ? null : romiInterval(outcomeOf(measures));
  return {
    sales: salesOf(measures),
    romi_margin_low: interval?.low ?? null,
    romi_margin_high: interval?.high ?? null,
  };
}

function previousValues(row: ComputedRow, tellable: Tellable) {
  const { measures, withheld } = rowMeasures(row, tellable);
  return metricValues(measures, withheld).values;
}

/** The known part of a cost that is not known as a whole. */
function knownPart(cost: unknown, known: bigint | null): string | null {
  if (typeof cost === 'bigint' || cost === 'not_applicable' || known === null) return null;
  return measureValue('cost', known) as string;
}
