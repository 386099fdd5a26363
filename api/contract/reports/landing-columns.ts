import { type AnyMetricKey, METRIC_UNITS } from '../metrics.ts';
import type { Column, Opening, TableRow, Texts } from '../table.ts';
import { type Condition, conditionText } from '../where.ts';
import {
  LANDING_BY,
  LANDING_COLUMNS,
  LANDING_ROLES,
  type LandingBy,
  type LandingRole,
} from './landing-terms.ts';

/** How the report was asked, and so the rows behind a cell. */
export interface LandingAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by: LandingBy;
  readonly model: string;
  readonly basis: string;
  readonly where: readonly Condition[];
  readonly compare: string;
}

/** Of the layer of questions, in the order of the columns; roles stand between leads and money. */
export const LANDING_METRICS = [
  ...(['visits', 'leads', 'lead_rate', 'new_customers'] as const),
  ...(['revenue', 'margin', 'margin_per_visit'] as const),
] as const satisfies readonly AnyMetricKey[];
export type LandingMetric = (typeof LANDING_METRICS)[number];

/** Those that are sums, and so have rows of their own; they stand beside those of the compared period. */
export const LANDING_SUMS = ['visits', 'leads', 'new_customers', 'revenue', 'margin'] as const;
const SUMS: ReadonlySet<string> = new Set(LANDING_SUMS);

const asked = ({ from, to, basis, where }: LandingAsked) => ({
  ...(from && { from }),
  ...(to && { to }),
  basis,
  ...(where.length > 0 && { where: where.map(conditionText) }),
});

const explored =
  (metric: AnyMetricKey, isPrevious = false) =>
  ({ key = '' }: TableRow, question: LandingAsked): Opening => ({
    path: 'explore/rows',
    query: {
      ...asked(question),
      ...{ model: question.model, metric },
      ...(isPrevious && { compare: question.compare, side: 'previous' }),
      ...Object.fromEntries(new URLSearchParams(key)),
    },
    adds: 'amount',
    sum: 'sum',
  });

const metric = (key: LandingMetric): Column<LandingAsked> => ({
  ...{ key, unit: METRIC_UNITS[key], metric: key, ...(key === 'margin' && { bar: true }) },
  opens: SUMS.has(key) ? explored(key) : () => 'derived',
});

const ROLE_LABELS: Readonly<Record<LandingRole, Texts>> = {
  starts: { en: 'Sales it began', ru: 'Начала продаж', tr: 'Başlattığı satışlar' },
  assists: { en: 'Sales it assisted', ru: 'Помогла продажам', tr: 'Desteklediği satışlar' },
  closes: { en: 'Sales it closed', ru: 'Завершила продаж', tr: 'Kapattığı satışlar' },
};

const role = (key: LandingRole): Column<LandingAsked> => ({
  ...{ key, unit: 'count', label: ROLE_LABELS[key] },
  opens: ({ cells }, question) => ({
    path: 'landing/rows',
    query: {
      ...asked(question),
      ...{ by: question.by, role: key },
      ...(typeof cells[question.by] === 'string' && { name: cells[question.by] as string }),
    },
    adds: 'count',
    sum: 'count',
  }),
});

const FIGURES: readonly Column<LandingAsked>[] = [
  metric('visits'),
  {
    ...{ key: 'engaged_share', unit: 'percent', better: 'higher', opens: () => 'derived' },
    label: { en: 'Engaged', ru: 'Вовлечённые', tr: 'Etkileşimli' },
  },
  ...(['leads', 'lead_rate'] as const).map(metric),
  ...LANDING_ROLES.map(role),
  ...(['new_customers', 'revenue', 'margin', 'margin_per_visit'] as const).map(metric),
  ...LANDING_SUMS.map(
    (key): Column<LandingAsked> => ({
      ...{ key: `previous_${key}`, unit: METRIC_UNITS[key], metric: key },
      ...{ isPrevious: true, isAside: true, opens: explored(key, true) },
    }),
  ),
];

/** Columns of the report by what its rows are. */
export function landingColumns(by: LandingBy): readonly Column<LandingAsked>[] {
  return [LANDING_COLUMNS[by], ...FIGURES];
}

/** Every column that the report can have. */
export const ALL_LANDING_COLUMNS: readonly Column<LandingAsked>[] = [
  ...LANDING_BY.map((by) => LANDING_COLUMNS[by]),
  ...FIGURES,
];
