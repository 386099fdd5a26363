import type { AnyMetricKey } from '../../../contract/metrics.ts';
import { definition } from '../../../metrics/catalogue.ts';
import { formula } from '../../../metrics/formula.ts';
import { isMeasure, type MeasureKey } from '../../../metrics/measures.ts';
import { ProblemError } from '../../../problems/problems.ts';

/** The measure whose rows are opened. */
export function openedBy({
  metric,
  part,
}: {
  readonly metric: AnyMetricKey;
  readonly part?: string | undefined;
}): MeasureKey {
  const { opens, formula: text } = definition(metric);
  if (part === undefined) return opens;
  const parts = text === 'sum' ? [opens] : formula(text).names;
  if (isMeasure(part) && parts.includes(part)) return part;
  throw new ProblemError('parameters_invalid', {
    errors: [
      {
        field: 'part',
        message: `part must be one of ${parts.join(', ')}, of which ${metric} is made`,
      },
    ],
  });
}
