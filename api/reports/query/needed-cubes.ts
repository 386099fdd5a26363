import type { AnyMetricKey } from '../../contract/metrics.ts';
import { definition } from '../../metrics/catalogue.ts';
import { formula } from '../../metrics/formula.ts';
import { type Cube, MEASURES, type MeasureKey } from '../../metrics/measures.ts';
import { conditionsOf, type Question } from './question.ts';

/** Costs are judged by the visits and results that they belong to, and the other way round. */
const TOGETHER: readonly Cube[] = ['costs', 'touches', 'credit'];

/** Measures that a metric is made of. */
export function measuresOf(metric: AnyMetricKey): readonly MeasureKey[] {
  const { formula: text } = definition(metric);
  return (text === 'sum' ? [metric] : formula(text).names) as MeasureKey[];
}

/**
 * Fact tables that have to be asked for metrics. Whether cost and results meet is a question below the channel, and
 * what a cost is that nobody told of is one at every level; otherwise a table by itself is enough.
 */
export function neededCubes(
  metrics: readonly AnyMetricKey[],
  { levels, where }: Pick<Question, 'levels' | 'where'>,
): ReadonlySet<Cube> {
  const cubes = new Set(metrics.flatMap(measuresOf).map((measure) => MEASURES[measure].from));
  const meets = levels.length > 1 || conditionsOf(where).ofNames.length > 0;
  if (cubes.has('costs') || (meets && TOGETHER.some((cube) => cubes.has(cube))))
    for (const cube of TOGETHER) cubes.add(cube);
  return cubes;
}
