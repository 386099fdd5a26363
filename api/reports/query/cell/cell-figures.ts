import type { AnyMetricKey } from '../../../contract/metrics.ts';
import type { CellReport } from '../../../contract/reports/channels-rows.ts';
import { definition, isBlended } from '../../../metrics/catalogue.ts';
import { MEASURES, type Measures } from '../../../metrics/measures.ts';
import { blendedValues, type Metrics, measureValue } from '../../../metrics/metric-values.ts';
import { type Evaluated, type EvaluatedRow, measuresOfRow, type Telling } from '../evaluate.ts';
import { metricsOf } from '../metrics-of.ts';
import { measuresOf } from '../needed-cubes.ts';
import { isOfTouches } from '../question.ts';
import { measuresOf as sumsOf } from '../rows/row-measures.ts';
import { newTally } from '../rows/tally.ts';
import type { CellQuestion } from './cell-question.ts';
import { isIn } from './matching-spellings.ts';

export interface CellFigures {
  readonly cell: Pick<CellReport, 'value' | 'why' | 'formula' | 'parts'>;
  readonly measures: Measures;
}

/** What the report says in a cell, and in the parts that it is made from. */
export function cellFigures(
  asked: CellQuestion,
  evaluated: Evaluated,
  telling: Telling,
): CellFigures {
  const { metric } = asked;
  const { measures, metrics } = figuresOf(asked, evaluated, telling);
  const { formula } = definition(metric);
  const parts = formula === 'sum' ? [] : measuresOf(metric);
  return {
    measures,
    cell: {
      value: metrics.values[metric] ?? null,
      why: metrics.why[metric] ?? null,
      formula,
      parts: parts.map((key) => {
        const amount = measures[key];
        return {
          key,
          unit: MEASURES[key].unit,
          value: measureValue(key, amount),
          why: typeof amount === 'string' ? amount : null,
        };
      }),
    },
  };
}

function figuresOf(
  asked: CellQuestion,
  evaluated: Evaluated,
  { ofRows }: Telling,
): { readonly measures: Measures; readonly metrics: Metrics<AnyMetricKey> } {
  const { metric, kind, question } = asked;
  if (kind === 'paid') {
    const { measures } = evaluated.paid;
    return { measures, metrics: metricsOf([metric], measures, undefined, asked.blendsRows) };
  }
  if (kind === 'total') {
    const { measures } = evaluated.total;
    return { measures, metrics: blendedValues(measures, [metric]) };
  }
  const row = rowOf(asked, evaluated);
  const { measures, withheld } = row
    ? measuresOfRow(row, ofRows)
    : { measures: sumsOf(newTally(), 'not_applicable', ofRows) };
  const holdsEverything = !isOfTouches(question) || (asked.blendsRows && isBlended(metric));
  return { measures, metrics: metricsOf([metric], measures, withheld, holdsEverything) };
}

function rowOf(
  { kind, place, question: { levels } }: CellQuestion,
  { rows }: Evaluated,
): EvaluatedRow | undefined {
  const found = [...rows.values()].filter((row) => row.kind === kind);
  if (kind === 'unattributed' || levels.length === 0) return found[0];
  return found.find(({ row }) => isIn(row, place, levels));
}
