import { formatMicros } from '@throughline/ingest/contract/money';
import { DIMENSIONS, type DimensionKey } from '../../contract/dimensions.ts';
import type { AnyMetricKey } from '../../contract/metrics.ts';
import type { ExploreReport, ExploreRow } from '../../contract/reports/explore.ts';
import { definition } from '../../metrics/catalogue.ts';
import { MEASURES, type Measures } from '../../metrics/measures.ts';
import { blendedValues } from '../../metrics/metric-values.ts';
import type { AnsweredQuestion } from '../query/answer-question.ts';
import { CUBE_DEFINITIONS, says } from '../query/cubes/cube.ts';
import { type Evaluated, type EvaluatedRow, measuresOfRow } from '../query/evaluate.ts';
import { metricsOf } from '../query/metrics-of.ts';
import { measuresOf } from '../query/needed-cubes.ts';
import { isOfTouches, lacking } from '../query/question.ts';
import { flags, silentRow } from '../query/rows/row-measures.ts';
import type { ExplorePlan } from './normalise.ts';

/** The row of a period in which nothing happened in it. */
export function silent(row: EvaluatedRow): EvaluatedRow {
  return { ...row, row: silentRow(row.row), aside: {} };
}

/** A row with its metrics, beside those of the compared period. */
export function formatRow(
  row: EvaluatedRow,
  { question, telling, previous }: AnsweredQuestion,
  { metrics, by }: ExplorePlan,
): ExploreRow {
  const isWhole = !isOfTouches(question);
  const figures = (one: EvaluatedRow) => {
    const { measures, withheld } = measuresOfRow(one, telling.ofRows);
    return { measures, ...metricsOf(metrics, measures, withheld, isWhole) };
  };
  const { measures, values, why } = figures(row);
  const before = previous && (previous.rows.get(row.key) ?? silent(row));
  const { meeting, known } = row.row;
  return {
    key: row.key,
    kind: row.kind,
    flags: metrics.some(isOfCost) ? flags(row.row, telling.ofRows) : [],
    ...(meeting && { meets_at: meeting.at }),
    ...namesIn(row.names, by),
    ...values,
    why: { ...why },
    cost_known: meeting ? null : knownPart(measures, known),
    previous: before && figures(before).values,
  };
}

/** Everything that meets the conditions: ratios of cost under their blended names. */
export function blendedTotals(
  { current, previous }: AnsweredQuestion,
  { metrics }: ExplorePlan,
): ExploreReport['totals'] {
  const figures = ({ total }: Evaluated) => blendedValues(total.measures, metrics);
  const { values, why } = figures(current);
  const { measures, known } = current.total;
  return {
    ...values,
    why: { ...why },
    cost_known: knownPart(measures, known),
    previous: previous && figures(previous).values,
  };
}

/** What has cost, with its results. */
export function paidFigures(
  { current, previous }: AnsweredQuestion,
  { metrics }: ExplorePlan,
): ExploreReport['paid'] {
  const figures = ({ paid }: Evaluated) => metricsOf(metrics, paid.measures, undefined, false);
  const { values, why } = figures(current);
  return {
    ...values,
    why: { ...why },
    cost_known: null,
    left_out: current.paid.leftOut.map((scope) => ({ ...scope })),
    previous: previous && figures(previous).values,
  };
}

export function columnsOf({ by, metrics }: ExplorePlan): ExploreReport['columns'] {
  return [
    ...by.map((key) => ({ key, label: DIMENSIONS[key].label.en, unit: 'text' as const })),
    ...metrics.map(definition).map(({ key, unit, label }) => ({ key, unit, label: label.en })),
  ];
}

/** Metrics that the question cannot be told of, with the dimensions that their facts do not say. */
export function lacksOf({ question, metrics }: ExplorePlan): ExploreReport['meta']['lacks'] {
  const lacks = lacking(question);
  const asked: readonly DimensionKey[] = [
    ...question.levels,
    ...question.by,
    ...question.where.map(({ dimension }) => dimension),
  ];
  return metrics.flatMap((metric) => {
    const cubes = new Set(
      measuresOf(metric)
        .map((measure) => MEASURES[measure].from)
        .filter((cube) => lacks.has(cube)),
    );
    if (cubes.size === 0) return [];
    const dimensions = asked.filter((dimension) =>
      [...cubes].some((cube) => !says(CUBE_DEFINITIONS[cube], dimension)),
    );
    return [{ metric, dimensions: [...new Set(dimensions)] }];
  });
}

function isOfCost(metric: AnyMetricKey): boolean {
  return measuresOf(metric).some((measure) => MEASURES[measure].from === 'costs');
}

function namesIn(names: EvaluatedRow['names'], by: readonly DimensionKey[]) {
  return Object.fromEntries(by.map((key) => [key, names[key] ?? '']));
}

/** The known part of a cost that is not known as a whole. */
function knownPart({ cost }: Measures, known: bigint | null): string | null {
  if (typeof cost === 'bigint' || cost === 'not_applicable' || known === null) return null;
  return formatMicros(known);
}
