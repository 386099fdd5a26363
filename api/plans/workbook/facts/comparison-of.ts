import type { Published } from '../../../reports/answer.ts';
import { comparedPlan } from '../../../reports/plan-fact/compared-plan.ts';
import { planFactQuestion } from '../../../reports/plan-fact/question.ts';
import type { ReportConfig } from '../../../reports/report-config.ts';
import { HISTORY_MODEL } from '../../history/recent-history.ts';
import type { StoredPlan } from '../../read-plans.ts';
import type { Comparison } from './compared-lines.ts';

/** What has come of a plan so far, as the report of plan and fact has it; undefined where nothing has, or it is in another currency. */
export async function comparisonOf(
  published: Published,
  stored: StoredPlan,
  config: ReportConfig,
): Promise<Comparison | undefined> {
  if ((stored.plan.settings.currency ?? config.currency) !== config.currency) return undefined;
  const asked = { of: 'profit', basis: 'cohort', model: HISTORY_MODEL } as const;
  const question = await planFactQuestion(published, {}, config, stored);
  const { through } = question;
  const { bridges } = await comparedPlan(published, question, asked, config, stored);
  return through === null || bridges.length === 0 ? undefined : { stored, through, bridges };
}
