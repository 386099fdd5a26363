import type { DimensionKey } from '../../contract/dimensions.ts';
import type { AnyMetricKey } from '../../contract/metrics.ts';
import type { Asked } from '../../contract/report.ts';
import type { explore } from '../../contract/reports/explore.ts';
import { ProblemError } from '../../problems/problems.ts';
import { checkPeriod, comparedPeriod } from '../period.ts';
import { neededCubes } from '../query/needed-cubes.ts';
import { levelsAndOthers, type Question } from '../query/question.ts';
import { type Sorting, sortingOf } from '../query/sorted.ts';
import type { ReportConfig } from '../report-config.ts';

export type ExploreAsked = Asked<typeof explore>;

/** A request that has been checked. */
export interface ExplorePlan {
  readonly question: Question;
  readonly metrics: readonly AnyMetricKey[];
  /** Dimensions of rows in the order of columns; a part of a channel comes with its channel. */
  readonly by: readonly DimensionKey[];
  readonly sorting: Sorting;
}

/** Checks what a schema cannot see: order of days, repetitions, what sorts the rows. */
export function normalise(asked: ExploreAsked, config: ReportConfig): ExplorePlan {
  refuseRepeated('by', asked.by);
  refuseRepeated('metrics', asked.metrics);
  const period = checkPeriod(asked);
  const { model, basis, where, metrics } = asked;
  const rows = levelsAndOthers(asked.by);
  const isImplied = rows.levels.length > 0 && !asked.by.includes('channel');
  const first = asked.by.findIndex((key) => (rows.levels as readonly string[]).includes(key));
  const by = isImplied ? asked.by.toSpliced(first, 0, 'channel') : asked.by;
  const question: Question = {
    ...rows,
    period,
    compare: comparedPeriod(period, asked.compare, true),
    dated: { model, basis, customWeights: config.customWeights },
    where,
    cubes: neededCubes(metrics, { levels: rows.levels, where }),
  };
  return { question, metrics, by, sorting: sortingOf(asked.sort, metrics, by) };
}

function refuseRepeated(field: string, keys: readonly string[]): void {
  const repeated = keys.find((key, at) => keys.indexOf(key) !== at);
  if (repeated)
    throw new ProblemError('parameters_invalid', {
      errors: [{ field, message: `Expected each of them once, got ${repeated} again` }],
    });
}
