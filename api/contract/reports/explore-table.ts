import { DIMENSION_KEYS, DIMENSIONS } from '../dimensions.ts';
import { ALL_METRIC_KEYS, type AnyMetricKey, METRIC_UNITS } from '../metrics.ts';
import type { Column, NotOpened, Opening, ReportTable, TableRow } from '../table.ts';
import { type Condition, conditionText } from '../where.ts';
import type { Why } from '../why.ts';
import { ASIDE_COLUMNS } from './aside-columns.ts';
import type { ExploreReport } from './explore.ts';

/** How a cell's rows are asked for. */
interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly model: string;
  readonly basis: string;
  readonly where: readonly Condition[];
  readonly compare: string;
}

/** Sums of facts, which have rows of their own; ratios open through their parts. */
export const SUMS: ReadonlySet<AnyMetricKey> = new Set<AnyMetricKey>([
  ...(['cost', 'impressions', 'clicks', 'visits', 'calls', 'leads', 'deals', 'orders'] as const),
  ...(['revenue', 'margin', 'new_customers', 'new_revenue'] as const),
  ...(['sold', 'sold_first', 'sold_revenue', 'sold_margin'] as const),
  ...(['claimed_conversions', 'claimed_value'] as const),
]);

const dimensionColumns = DIMENSION_KEYS.map(
  (key): Column<Asked> => ({
    key,
    unit: 'text',
    label: DIMENSIONS[key].label,
    ...(key === 'channel' && { isChannel: true }),
  }),
);
const metricColumns = ALL_METRIC_KEYS.map(
  (key): Column<Asked> => ({
    key,
    unit: METRIC_UNITS[key],
    metric: key,
    ...((key === 'cost' || key === 'revenue') && { bar: true }),
    opens: (row, asked) => opening(key, row, asked, 'current'),
  }),
);
const previousColumns = ALL_METRIC_KEYS.map(
  (key): Column<Asked> => ({
    key: `previous_${key}`,
    unit: METRIC_UNITS[key],
    metric: key,
    isPrevious: true,
    isAside: true,
    opens: (row, asked) => opening(key, row, asked, 'previous'),
  }),
);
export const exploreColumns: readonly Column<Asked>[] = [
  ...dimensionColumns,
  ...metricColumns,
  ...previousColumns,
  ...ASIDE_COLUMNS,
];

function opening(
  metric: AnyMetricKey,
  { key = '' }: TableRow,
  { from, to, model, basis, where, compare }: Asked,
  side: 'current' | 'previous',
): Opening | NotOpened {
  if (!SUMS.has(metric)) return 'derived';
  return {
    path: 'explore/rows',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      model,
      basis,
      ...(where.length > 0 && { where: where.map(conditionText) }),
      ...(side === 'previous' && { compare, side }),
      metric,
      ...Object.fromEntries(new URLSearchParams(key)),
    },
    adds: 'amount',
    sum: 'sum',
  };
}

/** The dimensions and metrics that were asked for; the last two rows are everything with cost and everything. */
export function exploreTable({ meta, rows, paid, totals }: ExploreReport): ReportTable {
  const keys = new Set<string>([
    ...meta.by,
    ...meta.metrics,
    ...(meta.compare ? meta.metrics.map((key) => `previous_${key}`) : []),
    'flags',
    'why',
  ]);
  const [byDimension, byMetric] = [meta.by, meta.metrics].map(
    (asked: readonly string[]) => (a: Column<Asked>, b: Column<Asked>) =>
      asked.indexOf(a.key) - asked.indexOf(b.key),
  );
  const compared = meta.compare ? { compared: meta.compare } : {};
  return {
    // In the order in which they were asked for.
    columns: [
      ...dimensionColumns.filter(({ key }) => keys.has(key)).sort(byDimension),
      ...metricColumns.filter(({ key }) => keys.has(key)).sort(byMetric),
      ...previousColumns.filter(({ key }) => keys.has(key)),
      ...ASIDE_COLUMNS,
    ],
    rows: [
      ...rows.map((row) => ({
        ...written(row, row.flags),
        key: row.key,
        isUnattributed: row.kind === 'unattributed',
        ...compared,
      })),
      {
        ...written(paid, paid.left_out.length > 0 ? ['cost_missing'] : []),
        sum: 'paid',
        key: 'kind=paid',
        ...compared,
      },
      { ...written(totals, []), sum: 'total', key: '', ...compared },
    ],
  };
}

type Row = Pick<ExploreReport['totals'], 'why' | 'cost_known' | 'previous'>;

function written(row: Row, flags: readonly string[]): TableRow {
  const { previous, why, cost_known, ...values } = row;
  return {
    cells: {
      ...values,
      ...Object.fromEntries(
        Object.entries(previous ?? {}).map(([key, value]) => [`previous_${key}`, value]),
      ),
      flags: flags.join(' '),
      why: reasons(why),
    },
    why,
    ...(cost_known !== null && { atLeast: { cost: cost_known } }),
  };
}

/** `cost_missing: cost cpl; not_applicable: roas`. */
function reasons(why: Row['why']): string {
  const metrics = new Map<Why, string[]>();
  for (const [key, reason] of Object.entries(why))
    metrics.set(reason, [...(metrics.get(reason) ?? []), key]);
  return [...metrics].map(([reason, keys]) => `${reason}: ${keys.join(' ')}`).join('; ');
}
