import type { FunnelStep } from '../../contract/reports/funnel-rows.ts';
import { monthAfter } from '../../plans/month-after.ts';
import { plannedFigures } from '../../plans/plan-lines.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';
import { monthsOf } from '../finance/months-of.ts';
import type { Period } from '../period.ts';

type Planned = Partial<Record<FunnelStep, number>>;

/** Which figure of a plan's chain a step is. A plan knows sales, and no deals that are still open. */
const STAGE_OF = { visit: 'visits', lead: 'leads', qualified: 'qualified', paid: 'deals' } as const;

/**
 * What a plan expects of the days of a period, by channel; a part of a month has its part of the plan. Null where the plan
 * does not cover all of the days. A step that one of a channel's lines does not name has no figure.
 */
export function plannedSteps(
  plan: StoredPlan,
  period: Period,
): ReadonlyMap<string, Planned> | null {
  const { lines } = plannedFigures(plan);
  const months = monthsOf(period);
  const { first_month, months: length } = plan.plan.settings;
  const last = monthAfter(first_month, length - 1);
  if (months.some(({ month }) => month < first_month || month > last)) return null;
  const found = new Map<string, Planned>();
  for (const channel of new Set(lines.map((line) => line.channel))) {
    const own = lines.flatMap((line) => {
      const days = months.find(({ month }) => month === line.month);
      return days && line.channel === channel ? [{ line, part: days.days / days.whole }] : [];
    });
    const planned: Planned = {};
    for (const [step, stage] of Object.entries(STAGE_OF)) {
      const figures = own.map(({ line, part }) => {
        const value = line.stages[stage];
        return value === null ? null : value.toNumber() * part;
      });
      if (figures.every((figure) => figure !== null))
        planned[step as FunnelStep] = figures.reduce((sum, figure) => sum + figure, 0);
    }
    found.set(channel, planned);
  }
  return found;
}
