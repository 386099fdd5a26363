import { newestPlan, readPlan, type StoredPlan, unknownPlan } from '../../plans/read-plans.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { Fixed, Published } from '../answer.ts';
import type { ReportConfig } from '../report-config.ts';
import { publishedDay } from './arrived.ts';
import { standingPlan } from './standing-plan.ts';

/** Which plan a report is of. */
export interface AskedPlan {
  readonly plan?: string | undefined;
  readonly version?: number | undefined;
}

/**
 * The plan that is asked for, its newest version unless one is named; without a name the approved or locked plan that covers the
 * day of the state, of several the one that was approved last.
 * @throws {ProblemError} `plan_unknown`, `plan_missing`, `plan_not_computable`.
 */
export async function reportPlan(
  { reader, state }: Pick<Published, 'reader' | 'state'>,
  { plan, version }: AskedPlan,
  timezone: string,
): Promise<StoredPlan> {
  if (plan !== undefined) {
    const found = await (version === undefined
      ? newestPlan(reader, plan)
      : readPlan(reader, plan, version));
    if (!found) throw unknownPlan(plan);
    return found;
  }
  const month = (state ? publishedDay(state.asOf, timezone) : '').slice(0, 7);
  const standing = await standingPlan(reader, month);
  if (standing.plan) return standing.plan;
  const others = standing.others.slice(0, 10);
  throw new ProblemError('plan_missing', {
    ...(others.length > 0 && {
      detail: `No approved or locked plan covers ${month || 'today'}; of other months there are ${others.join(', ')}: name one with plan=.`,
    }),
  });
}

/** @throws {ProblemError} `currency_unavailable` for a plan in another currency than the business's. */
export function inBaseCurrency({ id, plan }: StoredPlan, currency: string): void {
  const own = plan.settings.currency ?? currency;
  if (own === currency) return;
  throw new ProblemError('currency_unavailable', {
    detail: `The plan ${id} is in ${own}, and facts are kept in ${currency}: convert the plan, then ask again.`,
  });
}

/**
 * An answer about a plan, named by its version: a newer version is another answer, although it changes nothing of the state.
 */
export function plannedAnswer<Asked extends AskedPlan, Answer>(
  answer: (
    published: Published,
    asked: Asked,
    config: ReportConfig,
    plan: StoredPlan,
  ) => Promise<Answer>,
) {
  const planOf = async (published: Published, asked: Asked, config: ReportConfig) => {
    const plan = await reportPlan(published, asked, config.timezone);
    inBaseCurrency(plan, config.currency);
    return plan;
  };
  return {
    answer: async (published: Published, asked: Asked, config: ReportConfig) =>
      answer(published, asked, config, await planOf(published, asked, config)),
    fixed: async (
      published: Published,
      asked: Asked,
      config: ReportConfig,
    ): Promise<Fixed<Answer>> => {
      const plan = await planOf(published, asked, config);
      return {
        name: `${plan.id}@${plan.version}`,
        answer: (from) => answer(from, asked, config, plan),
      };
    },
  };
}
