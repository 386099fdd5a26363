import { monthAfter } from '../../plans/month-after.ts';
import { type PlannedFigures, plannedFigures } from '../../plans/plan-lines.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';
import type { Published } from '../answer.ts';
import { asOfDay } from '../customers/as-of.ts';
import { type Arrived, fetchArrived } from '../finance/arrived.ts';
import { type MonthDays, monthsOf, wholeMonth } from '../finance/months-of.ts';
import type { AskedPeriod, Period } from '../period.ts';
import { checkPeriod, lastYears } from '../period.ts';
import type { ReportConfig } from '../report-config.ts';

/** What the report and the rows behind it are of. */
export interface PlanFactQuestion {
  readonly figures: PlannedFigures;
  readonly period: Period;
  readonly arrived: Arrived;
  /** Last day that is compared; null where no day of the period has all of its data. */
  readonly through: string | null;
  readonly months: readonly MonthDays[];
  readonly asOf: string;
}

/**
 * The days that are compared: those of the plan up to the newest day that is whole, or those that were asked for, up to the
 * same day. Days after it are never called fact.
 */
export async function planFactQuestion(
  published: Published,
  asked: AskedPeriod,
  { timezone }: ReportConfig,
  plan: StoredPlan,
): Promise<PlanFactQuestion> {
  const figures = plannedFigures(plan);
  const arrived = await fetchArrived(published, timezone);
  const { first_month, months } = plan.plan.settings;
  const { dataCompleteTo } = arrived;
  const own = {
    from: `${first_month}-01`,
    to: wholeMonth(monthAfter(first_month, months - 1)).to,
  };
  const newest = dataCompleteTo && dataCompleteTo < own.to ? dataCompleteTo : own.to;
  const period = checkPeriod(askedDays(asked, own, newest));
  const [last] = [period.to, dataCompleteTo ?? ''].sort();
  const through = last! >= period.from ? last! : null;
  return {
    ...{ figures, period, arrived, through },
    months: through === null ? [] : monthsOf({ from: period.from, to: through }),
    asOf: asOfDay(published.state, published.dataRange, timezone) ?? period.to,
  };
}

/** Without days the plan's own up to the newest; of a plan of many years the last three. */
function askedDays({ from, to }: AskedPeriod, own: Period, newest: string): AskedPeriod {
  if (from !== undefined) return { from, to: to ?? (newest < from ? own.to : newest) };
  const last = to ?? (newest < own.from ? own.to : newest);
  const earliest = lastYears(last);
  const isWithin = own.from >= earliest;
  return { from: isWithin ? own.from : earliest, to: last };
}
