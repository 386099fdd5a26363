import { runs } from '@throughline/ingest/testing/long-runs';
import { arrivals } from '@throughline/transform/testing/arrivals';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { world } from '@throughline/transform/testing/worlds';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { MODELS } from '../../contract/terms.ts';
import { FINANCE_CONFIG as CONFIG } from '../../testing/finance-world.ts';
import { published } from '../../testing/published.ts';
import { monthsReport } from '../months/months-report.ts';
import { fetchPlanFacts } from '../plan-fact/fetch.ts';
import { addedUp } from './added-up.ts';

const { customWeights } = CONFIG;
const day = fc
  .integer({ min: -40, max: 60 })
  .map((days) => new Date(Date.UTC(2026, 2, 1 + days)).toISOString().slice(0, 10));
const question = fc.record({
  model: fc.constantFrom(...MODELS),
  accounting: fc.constantFrom('accrual' as const, 'cash' as const),
  by: fc.constantFrom('month', 'channel,month'),
  days: fc.tuple(day, day).map((days) => days.sort() as [string, string]),
  vatRate: fc.constantFrom('0.20', '0.081', '0.0725'),
});
type Question = typeof question extends fc.Arbitrary<infer Asked> ? Asked : never;
type Line = Awaited<ReturnType<typeof openTestLine>>;

/** Of the newest state from what is rolled up, and from the ledger alone. */
async function answersOf(line: Line, { days: [from, to], vatRate, model, ...rest }: Question) {
  const rolled = await published(line.warehouse);
  const { rollup, ...state } = rolled.state!;
  expect(rollup).toBeDefined();
  const asked = CONTRACTS.months.query.parse({ from, to, model, ...rest });
  const config = { ...CONFIG, vatRate };
  return Promise.all(
    [rolled, { ...rolled, state }].map(async (one) => ({
      months: await monthsReport(one, asked, config),
      facts: await factsOf(one, { from, to }, model),
    })),
  );
}

const SUMS = ['leads', 'deals', 'sold', 'sold_unknown', 'revenue', 'revenue_unknown'] as const;
const ALL_SUMS = [...SUMS, 'margin', 'margin_unknown'] as const;

/** Leads and sales in one group each place, as plan and fact adds them up. */
async function factsOf(
  { reader, state }: Awaited<ReturnType<typeof published>>,
  period: { readonly from: string; readonly to: string },
  model: Question['model'],
) {
  const asked = { period, asOf: '2027-01-01', model, customWeights, fee: 0 };
  const { groups } = await fetchPlanFacts(reader, state!, asked);
  const results = groups.flatMap(({ basis, paid, ...group }) =>
    basis === undefined
      ? []
      : [
          {
            ...{ basis, month: group.month, channel: group.channel, source: group.source },
            ...{ paid: Boolean(paid), campaign_id: group.campaign_id, campaign: group.campaign },
            ...Object.fromEntries(ALL_SUMS.map((name) => [name, String(group[name] ?? 0)])),
          },
        ],
  );
  return addedUp(results as Record<string, unknown>[], ALL_SUMS, () => true)
    .map((group) => JSON.stringify(group))
    .sort();
}

it('says of money and results what the ledger says, with refunds and deals whose money an order tells', {
  timeout: runs(300_000, 3_600_000),
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      world.chain((facts) => arrivals(facts)),
      fc.array(question, { minLength: 6, maxLength: 6 }),
      async (loads, questions) => {
        const rollUp = { everyMs: 0, customWeights };
        const line = await openTestLine({ currency: 'EUR' }, undefined, undefined, { rollUp });
        const half = Math.ceil(loads.length / 2);
        for (const [turn, part] of [loads.slice(0, half), loads.slice(half)].entries()) {
          for (const load of part) await line.load(load);
          await line.advance();
          for (const asked of questions.slice(3 * turn, 3 * turn + 3)) {
            const [rolled, ledger] = await answersOf(line, asked);
            expect({ asked, ...rolled }).toEqual({ asked, ...ledger });
          }
        }
        await line.close();
      },
    ),
    { numRuns: runs(2, 40) },
  );
});
