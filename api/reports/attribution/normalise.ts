import type { AttributionRequest } from '../../contract/reports/attribution.ts';
import type { Level } from '../../contract/terms.ts';
import { type AnyModel, DATA_DRIVEN_MODELS, LEVELS, RULE_MODELS } from '../../contract/terms.ts';
import { ProblemError } from '../../problems/problems.ts';
import { checkGoal } from '../known-goal.ts';
import { checkPeriod, type Period } from '../period.ts';
import { levelsOf } from '../query/names-where.ts';
import { conditionsOf } from '../query/question.ts';
import type { ReportConfig } from '../report-config.ts';

type Names<List extends readonly string[]> = List[number];

/** A request that has been checked. */
export interface AttributionPlan
  extends Pick<
    AttributionRequest,
    'basis' | 'of' | 'value' | 'level' | 'bootstrap' | 'transform' | 'where'
  > {
  readonly period: Period;
  readonly levels: readonly Level[];
  /** Levels at which conditions on names are tested, from the channel down. */
  readonly fine: readonly Level[];
  readonly models: readonly AnyModel[];
  readonly rules: readonly Names<typeof RULE_MODELS>[];
  /** Data-driven models that are to be fitted. */
  readonly fitted: readonly Names<typeof DATA_DRIVEN_MODELS>[];
  readonly order: 1 | 2 | 3 | 4 | 'auto';
  readonly config: ReportConfig;
}

/** Checks what a schema cannot see: order of days, repeated names, goals. */
export function normalise(request: AttributionRequest, config: ReportConfig): AttributionPlan {
  for (const field of ['by', 'models'] as const) {
    const repeated = request[field].find(
      (name, at) => request[field].indexOf(name as never) !== at,
    );
    if (repeated)
      throw new ProblemError('parameters_invalid', {
        errors: [{ field, message: `Expected each name once, got ${repeated} again` }],
      });
  }
  checkGoal(request.of, config.goalNames);
  const { basis, of, value, level, bootstrap, transform, models, by, order, where } = request;
  const asked: readonly string[] = models;
  const levels: readonly Level[] = by.includes('channel') ? by : ['channel', ...by];
  return {
    ...{ basis, of, value, level, bootstrap, transform, models, where, config },
    period: checkPeriod(request),
    levels,
    fine: where.length > 0 ? finest(levels, where) : levels,
    rules: RULE_MODELS.filter((name) => asked.includes(name)),
    // Dated by touches, a conversion falls into several periods; a journey is of one.
    fitted: basis === 'touch' ? [] : DATA_DRIVEN_MODELS.filter((name) => asked.includes(name)),
    order: order === 'auto' ? order : (Number(order) as 1 | 2 | 3 | 4),
  };
}

function finest(levels: readonly Level[], where: AttributionPlan['where']): readonly Level[] {
  const told = levelsOf(levels, conditionsOf(where).ofNames);
  return LEVELS.filter((level) => told.includes(level));
}
