import type { Asked } from '../../contract/report.ts';
import { CONTRACTS } from '../../contract/reports/index.ts';
import {
  RACE_STAGES,
  type RaceReport,
  type RaceStage,
  type race,
} from '../../contract/reports/race.ts';
import { conditionText } from '../../contract/where.ts';
import type { StoredPlan } from '../../plans/read-plans.ts';
import type { Published } from '../answer.ts';
import { exploreReport } from '../explore/explore-report.ts';
import { plannedSteps } from '../funnel/planned.ts';
import { checkPeriod } from '../period.ts';
import type { ReportConfig } from '../report-config.ts';
import { reportMeta } from '../report-meta.ts';
import { aspectsOf, RACE_METRICS, sidesOf } from './stages.ts';

/** Which step of a plan a stage is, and what counts it by channel. */
const PLANNED: Readonly<
  Partial<
    Record<RaceStage, { readonly step: 'visit' | 'lead' | 'paid'; readonly of: readonly string[] }>
  >
> = {
  reach: { step: 'visit', of: ['visits'] },
  act: { step: 'lead', of: ['leads'] },
  convert: { step: 'paid', of: ['orders', 'deals'] },
};

/**
 * The stages of the period beside those of the one before, all of it as the layer of questions says it.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export async function raceReport(
  published: Published,
  asked: Asked<typeof race>,
  config: ReportConfig,
  plan: StoredPlan | null,
): Promise<RaceReport> {
  const { model, basis, compare, where } = asked;
  const period = checkPeriod(asked);
  const conditions = where.map(conditionText);
  const explored = (query: Readonly<Record<string, string>>) =>
    exploreReport(
      published,
      CONTRACTS.explore.query.parse({
        ...{ ...period, model, basis, compare, limit: '10000', ...query },
        where: conditions,
      }),
      config,
    );
  const [whole, byVisitor, byCustomer] = await Promise.all([
    explored({ metrics: RACE_METRICS, by: 'channel' }),
    explored({ metrics: 'visits', by: 'returning' }),
    explored({ metrics: 'sold,sold_margin', by: 'customer' }),
  ]);
  const { now, before } = sidesOf(whole, byVisitor, byCustomer);
  const planned = plan && where.length === 0 ? plannedSteps(plan, period) : null;
  return {
    meta: {
      report: 'race',
      ...reportMeta(published, asked, config),
      ...{ model, basis, where: conditions, compare: whole.meta.compare! },
      plan: planned && plan ? { id: plan.id, version: plan.version } : null,
    },
    rows: RACE_STAGES.map((stage) => {
      const { why: _, ...earlier } = aspectsOf(stage, before);
      const step = PLANNED[stage];
      const channels = step && planned ? plannedChannels(planned, step.step) : null;
      return {
        ...{ stage, ...aspectsOf(stage, now), before: earlier },
        of_planned: channels && step ? volumeIn(whole.rows, [...channels.keys()], step.of) : null,
        planned: channels && [...channels.values()].reduce((sum, one) => sum + one, 0),
      };
    }),
  };
}

/** Channels of which the plan says the step; null where it says it of none. */
function plannedChannels(
  planned: NonNullable<ReturnType<typeof plannedSteps>>,
  step: 'visit' | 'lead' | 'paid',
): ReadonlyMap<string, number> | null {
  const told = [...planned].flatMap(([channel, steps]): [string, number][] => {
    const value = steps[step];
    return value === undefined ? [] : [[channel, value]];
  });
  return told.length > 0 ? new Map(told) : null;
}

function volumeIn(
  rows: readonly Readonly<Record<string, unknown>>[],
  channels: readonly string[],
  metrics: readonly string[],
): number | null {
  const values = rows
    .filter(({ kind, channel }) => kind === 'row' && channels.includes(String(channel)))
    .flatMap((row) => metrics.map((metric) => row[metric]));
  if (values.some((value) => typeof value !== 'number')) return null;
  return (values as number[]).reduce((sum, value) => sum + value, 0);
}
