import { CONTRACTS, type ReportName } from '@throughline/api/contract/reports/index';
import { YEAR_PLANS } from './year-plan.ts';

type Asked = Readonly<Record<string, string>>;

const MONTHS = Array.from({ length: 12 }, (_, month) => ({
  from: day(month, 1),
  to: day(month + 1, 0),
}));
const QUARTERS = [0, 3, 6, 9].map((month) => ({ from: day(month, 1), to: day(month + 3, 0) }));
/** A year first, then shorter and shorter: as many questions as a 95th percentile needs that is not their maximum. */
const PERIODS = [
  { from: '2025-01-01', to: '2025-12-31' },
  { from: '2025-07-01', to: '2025-12-30' },
  { from: '2025-02-10', to: '2025-08-20' },
  { from: '2025-10-01', to: '2025-11-30' },
  ...QUARTERS,
  ...MONTHS.reverse(),
];
const [PLAN] = YEAR_PLANS;
const MODELS = ['last_non_direct', 'linear', 'position_based', 'time_decay', 'last_paid'] as const;

/** Reports of a plan have the days of the plan, and money by channel has a rule. */
const OF_THEIR_OWN: Partial<Readonly<Record<ReportName, readonly Asked[]>>> = {
  months: overPeriods([
    ...['accrual', 'cash'].map((accounting) => ({ accounting })),
    ...MODELS.map((model) => ({ by: 'channel,month', model })),
  ]),
  'plan-fact': MODELS.flatMap((model) => [
    ...['channel', 'channel,month'].map((by) => ({ plan: PLAN, model, by })),
    { plan: PLAN, model, by: 'channel,campaign,month', of: 'margin' },
    { plan: PLAN, model, by: 'month', of: 'profit', basis: 'cohort' },
  ]),
  payback: MODELS.flatMap((model) =>
    [15, 20, 25, 30].map((percent) => ({ plan: PLAN, model, rate: `${percent / 100}` })),
  ),
  scenarios: Array.from(PERIODS, (_, at) => ({
    ...{ plans: YEAR_PLANS.join(','), rate: `${(at + 5) / 100}` },
  })),
};

/** What is asked of a report: its samples in turn over the periods; no two are the same. */
export function questionsOf(name: ReportName): readonly string[] {
  const all = OF_THEIR_OWN[name] ?? overPeriods(CONTRACTS[name].samples);
  return all.map((asked) => new URLSearchParams(asked).toString());
}

function overPeriods(samples: readonly Asked[]): readonly Asked[] {
  return PERIODS.map((period, at) => ({ ...samples[at % samples.length], ...period }));
}

/** Of 2025. @param month counted from 0 @param of day of the month; 0 is the last one of the month before. */
function day(month: number, of: number): string {
  return new Date(Date.UTC(2025, month, of)).toISOString().slice(0, 10);
}
