import { CONTRACTS, type ReportName } from '@throughline/api/contract/reports/index';
import { YEAR_PLANS } from './year-plan.ts';

const MOST = 6;
const PERIODS = [
  { from: '2025-01-01', to: '2025-12-31' },
  { from: '2025-07-01', to: '2025-12-30' },
  { from: '2025-10-01', to: '2025-11-30' },
  { from: '2025-10-01', to: '2025-10-31' },
] as const;
const [PLAN] = YEAR_PLANS;
const MODELS = ['last_non_direct', 'linear', 'position_based', 'time_decay', 'last_paid'] as const;
const RATES = ['0.1', '0.15', '0.2', '0.25', '0.3'] as const;

/** Reports of a plan have the days of the plan, and money by channel has a rule. */
const OF_THEIR_OWN: Partial<Readonly<Record<ReportName, readonly Record<string, string>[]>>> = {
  months: PERIODS.slice(0, 2).flatMap((period) => [
    ...['accrual', 'cash'].map((accounting) => ({ ...period, accounting })),
    ...MODELS.map((model) => ({ ...period, by: 'channel,month', model })),
  ]),
  'plan-fact': MODELS.flatMap((model) => [
    ...['channel', 'channel,month'].map((by) => ({ plan: PLAN, model, by })),
    { plan: PLAN, model, by: 'channel,campaign,month', of: 'margin' },
  ]),
  payback: MODELS.flatMap((model) =>
    RATES.slice(1, 4).map((rate) => ({ plan: PLAN, model, rate })),
  ),
  scenarios: RATES.map((rate) => ({ plans: YEAR_PLANS.join(','), rate })),
};

/** What is asked of a report: its samples over four periods, or a part of them; no two are the same. */
export function questionsOf(name: ReportName): readonly string[] {
  const all =
    OF_THEIR_OWN[name] ??
    PERIODS.flatMap((period) =>
      CONTRACTS[name].samples.map((sample) => ({ ...sample, ...period })),
    );
  const step = Math.max(1, all.length / MOST);
  return Array.from({ length: Math.ceil(all.length / step) }, (_, at) =>
    new URLSearchParams(all[Math.floor(at * step)]).toString(),
  );
}
