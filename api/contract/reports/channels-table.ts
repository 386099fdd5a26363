import type * as z from 'zod';
import { type AnyMetricKey, BLENDED_KEYS, METRIC_KEYS, METRIC_UNITS } from '../metrics.ts';
import type { Column, Opening, ReportTable, TableRow } from '../table.ts';
import { LEVELS } from '../terms.ts';
import { type Condition, conditionText } from '../where.ts';
import type { Why } from '../why.ts';
import { ASIDE_COLUMNS } from './aside-columns.ts';
import type { ChannelsReport } from './channels.ts';
import { LEVEL_COLUMNS } from './level-columns.ts';

/** The period and the way of counting that a cell's rows are asked for with. */
interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly model: string;
  readonly basis: string;
  readonly where: readonly Condition[];
}

const SHOWN = [...METRIC_KEYS, ...BLENDED_KEYS] as const;
const SUMMED = new Set<AnyMetricKey>(METRIC_KEYS.slice(0, METRIC_KEYS.indexOf('cpl')));

const metricColumns = Object.fromEntries(
  SHOWN.map((key) => [key, metricColumn(key)]),
) as unknown as Readonly<Record<AnyMetricKey, Column<Asked>>>;
const previousColumns = SHOWN.map(
  (key): Column<Asked> => ({
    key: `previous_${key}`,
    unit: METRIC_UNITS[key],
    metric: key,
    isPrevious: true,
    isAside: true,
    opens: (row, asked) =>
      SUMMED.has(key) && row.compared ? rowsOf(key, row, { ...asked, ...row.compared }) : 'derived',
  }),
);
/** Ends of the interval of the ROMI, which its cell shows on the screen. */
const BOUNDS: readonly Column<Asked>[] = [
  {
    ...{ key: 'romi_margin_low', unit: 'percent', isAside: true, opens: () => 'bound' },
    label: {
      en: 'ROMI by margin, at least (80 %)',
      ru: 'ROMI по марже, не меньше (80 %)',
      tr: 'ROMI (katkı payı), en az (%80)',
    },
  },
  {
    ...{ key: 'romi_margin_high', unit: 'percent', isAside: true, opens: () => 'bound' },
    label: {
      en: 'ROMI by margin, at most (80 %)',
      ru: 'ROMI по марже, не больше (80 %)',
      tr: 'ROMI (katkı payı), en çok (%80)',
    },
  },
];
export const channelsColumns: readonly Column<Asked>[] = [
  ...LEVELS.map((level) => LEVEL_COLUMNS[level]),
  ...Object.values(metricColumns),
  ...previousColumns,
  ...BOUNDS,
  ...ASIDE_COLUMNS,
];

function metricColumn(key: AnyMetricKey): Column<Asked> {
  const isBlended = (BLENDED_KEYS as readonly string[]).includes(key);
  return {
    key,
    unit: METRIC_UNITS[key],
    metric: key,
    ...(isBlended && { isAside: true }),
    ...((key === 'cost' || key === 'romi_margin') && { bar: true }),
    ...(key === 'romi_margin' && { within: { low: 'romi_margin_low', high: 'romi_margin_high' } }),
    opens: (row, asked) => (SUMMED.has(key) ? rowsOf(key, row, asked) : 'derived'),
  };
}

function rowsOf(
  metric: AnyMetricKey,
  row: TableRow,
  { from, to, model, basis, where }: Asked,
): Opening {
  return {
    path: 'channels/rows',
    query: {
      ...(from && { from }),
      ...(to && { to }),
      model,
      basis,
      ...(where.length > 0 && { where: where.map(conditionText) }),
      metric,
      ...Object.fromEntries(new URLSearchParams(row.key ?? '')),
    },
    adds: 'amount',
    sum: 'sum',
  };
}

/**
 * The columns of the report, those of the compared period, the blended ratios of the total, and what has to be known
 * before a figure is trusted. The last two rows are everything with cost and everything.
 */
export function channelsTable({ columns, rows, paid, totals, meta }: ChannelsReport): ReportTable {
  const keys = new Set([
    ...columns.map(({ key }) => key),
    ...(meta.compare
      ? columns.filter(({ unit }) => unit !== 'text').map(({ key }) => `previous_${key}`)
      : []),
    ...BLENDED_KEYS,
    'flags',
    'why',
  ]);
  const compared = meta.compare ? { compared: meta.compare } : {};
  return {
    columns: [
      ...channelsColumns.filter(({ key }) => keys.has(key) && !isBlended(key) && !isLast(key)),
      ...channelsColumns.filter(({ key }) => isBlended(key)),
      ...BOUNDS,
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
      { ...written(totals, totals.flags), sum: 'total', key: '', ...compared },
    ],
  };
}

type Row = z.infer<typeof import('./channels.ts').rowSchema>;
type Part = Pick<Row, 'why' | 'cost_known' | 'previous'>;

function written(row: Part, flags: readonly string[]): TableRow {
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

function isBlended(key: string): boolean {
  return (BLENDED_KEYS as readonly string[]).includes(key);
}

function isLast(key: string): boolean {
  return key === 'flags' || key === 'why';
}

/** `cost_missing: cost cpl; not_applicable: roas`. */
function reasons(why: Row['why']): string {
  const metrics = new Map<Why, string[]>();
  for (const key of SHOWN) {
    const reason = why[key];
    if (reason) metrics.set(reason, [...(metrics.get(reason) ?? []), key]);
  }
  return [...metrics].map(([reason, keys]) => `${reason}: ${keys.join(' ')}`).join('; ');
}
