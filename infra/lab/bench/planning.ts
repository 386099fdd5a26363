import { type Plan, planSchema } from '@throughline/api/contract/plans';
import { fingerprintOf } from '@throughline/api/plans/canonical-plan';
import { planWorkbookApart } from '@throughline/api/plans/workbook/plan-workbook';
import { answerOf } from '@throughline/transform/plan/answer-of';
import { CALCULATIONS } from '@throughline/transform/plan/calculations';
import { Random } from '../../simulator/random.ts';
import type { Bench, BenchRow } from './bench.ts';
import { median } from './statistics.ts';
import { listed, type Times, timed, timedApart } from './timed.ts';
import { count, megabytes, seconds } from './units.ts';

const PLAN_LINES = 2_000;
const RISK_LINES = 200;
const DRAWS = 10_000;
const CUSTOMERS = 20_000;

export const planning: Bench = {
  name: 'planning',
  title: 'Planning and finance without a warehouse',
  target:
    'risk of 200 lines in 10,000 draws < 1 s; CLV of 20,000 customers < 5 s; the workbook of 2,000 lines < 2 s',
  limit:
    'one thread computes each of them; of CLV, the 200 refits of its intervals: likelihoods over as many distinct histories as there are customers, since times are not rounded.',
  async run({ quick }) {
    const runs = quick ? 1 : 3;
    const [risk, clv] = await Promise.all([CALCULATIONS.risk!(), CALCULATIONS.clv!()]);
    const plan = planOf(PLAN_LINES);
    const stored = {
      ...({ id: 'bench', name: plan.name, version: 1, state: 'draft', author: 'bench' } as const),
      ...{ parent: null, created_at: '2026-01-01T00:00:00.000Z', lock: null },
      ...{ fingerprint: fingerprintOf(plan), plan },
    };
    let size = 0;
    // A version each: the draws of one that was asked for before are remembered.
    const workbook = await timedApart(runs, async (run) => {
      const file = await planWorkbookApart({ ...stored, version: run + 1 }, { language: 'en' });
      size = file.length;
    });
    const [riskInput, customers] = [riskOf(RISK_LINES), customersOf(CUSTOMERS)];
    return [
      row(
        `risk of ${RISK_LINES} lines`,
        timed(runs, () => answerOf(risk, riskInput)),
        1,
        `${count(DRAWS)} draws`,
      ),
      row(
        `CLV of ${count(CUSTOMERS)} customers`,
        timed(runs, () => answerOf(clv, customers)),
        5,
        'with 200 refits and the hold-out',
      ),
      row(`workbook of ${count(PLAN_LINES)} lines`, workbook, 2, megabytes(size)),
    ];
  },
};

function row(what: string, times: Times, most: number, detail: string): BenchRow {
  const took = median(times.wall) / 1_000;
  return {
    what,
    measured: `${took.toFixed(2)} s`,
    target: `< ${seconds(most * 1_000)}`,
    met: took < most,
    detail: `${listed(times)}; ${detail}`,
  };
}

function planOf(lines: number): Plan {
  return planSchema.parse({
    name: 'Bench',
    settings: {
      ...{ currency: 'EUR', first_month: '2026-01', months: 12, horizon: 18, vat: 0.2, fee: 0.1 },
      ...{ lag: [0.6, 0.3, 0.1], payment_lag: [0.8, 0.2], rate: 0.15 },
    },
    lines: Array.from({ length: lines }, (_, at) => ({
      ...{ channel: `channel ${at % 10}`, campaign: `campaign ${Math.floor(at / 12)}` },
      month: `2026-${String((at % 12) + 1).padStart(2, '0')}`,
      ...{ budget: `${1_000 + at}.5`, cpc: '1.2', landing: 0.8, lead_rate: 0.05 },
      ...{ deal_rate: 0.2, aov: '300', margin_rate: 0.4 },
    })),
  });
}

function riskOf(lines: number): unknown {
  const price = (value: number) => ({ kind: 'lognormal', median: value, sigma: 0.2 });
  const rate = (of: number, trials: number) => ({ kind: 'beta', alpha: of, beta: trials - of });
  return {
    ...{ draws: DRAWS, seed: 1, rate: 0.15 },
    lines: Array.from({ length: lines }, (_, at) => ({
      ...{ channel: `channel ${at % 10}`, month: at % 12, budget: `${1_000 + at}.00` },
      drivers: {
        ...{ cpc: price(1.2), aov: price(300), lead_rate: rate(50, 1_000) },
        ...{ deal_rate: rate(40, 200), margin_rate: { kind: 'fixed', value: 0.4 } },
      },
    })),
  };
}

/**
 * Customers as BG/NBD and Gamma–Gamma have them, with r = 1, a = 1, p = 1: who orders at a rate of their own and leaves
 * after an order by a chance of their own. Times are weeks, of which no two are equal.
 */
function customersOf(number: number): unknown {
  const random = new Random(1);
  const exponential = () => -Math.log(1 - random.between(0, 1));
  const lives = Array.from({ length: number }, () => {
    const age = random.between(20, 104);
    const rate = exponential() / 20;
    const leaves = 1 - (1 - random.between(0, 1)) ** (1 / 3);
    const times: number[] = [];
    for (let at = exponential() / rate; at <= age; at += exponential() / rate) {
      times.push(at);
      if (random.chance(leaves)) break;
    }
    const spread = (exponential() + exponential() + exponential()) / 100;
    const money = times.reduce((sum) => sum + exponential() / spread, 0);
    const mean = times.length > 0 ? money / times.length : null;
    return { customer: [times.length, times.at(-1) ?? 0, age, mean], times };
  });
  return {
    ...{ unit: 'week', horizon: 52, margin_rate: 0.4, rate: 0.1 },
    customers: lives.map(({ customer }) => customer),
    order_times: lives.map(({ times }) => times),
  };
}
