import { inLong } from '@throughline/ingest/testing/in-long';
import { expect, it } from 'vitest';
import type { PlanRisk } from '../../../contract/plan-risk.ts';
import { bodyOf } from '../../../testing/serve.ts';
import { servedFinance } from '../../../testing/served-world.ts';

const served = servedFinance();
const PATH = '/api/v1/plans/spring/risk';

it('draws a plan as it was written, alike each time', async () => {
  const risk = await bodyOf<PlanRisk>(served.app, `${PATH}?draws=2000&seed=7`);
  expect(risk).toEqual(await bodyOf<PlanRisk>(served.app, `${PATH}?draws=2000&seed=7`));
  expect(risk.meta).toMatchObject({
    ...{ draws: 2000, seed: 7, worth: 20, currency: 'EUR', coverage: null },
    plan: { id: 'spring', version: 1, status: 'approved' },
  });
  // 785 of margin for 935 is what the plan says; rates are worth 20 trials each, so that much is open.
  const { p10, p50, p90, histogram } = risk.profit;
  expect(Number(p10)).toBeLessThan(Number(p50));
  expect(Number(p50)).toBeLessThan(-150 + 100);
  expect(Number(p90)).toBeGreaterThan(-150);
  expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(2000);
  expect(risk.cumulative.map(({ month }) => month)).toEqual([
    ...['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'],
  ]);
  expect(risk.p_loss).toBeGreaterThan(0.4);
  // Three months of facts are too few to tell how much anything varies.
  expect(new Set(risk.meta.spreads.map(({ source }) => source))).toEqual(new Set(['assumed']));
  expect(risk.scenarios.map(({ name }) => name)).toEqual(['pessimistic', 'base', 'optimistic']);
});

inLong('has a seed of its own for each plan', async () => {
  const { meta } = await bodyOf<PlanRisk>(served.app, PATH);
  expect(meta.draws).toBe(10_000);
  expect(meta.seed).toBeGreaterThan(0);
});

it('says what is no plan', async () => {
  const { statusCode, body } = await served.app.inject('/api/v1/plans/autumn/risk');
  expect([statusCode, JSON.parse(body).code]).toEqual([404, 'plan_unknown']);
});

it('answers other requests while it draws', async () => {
  const risk = bodyOf<PlanRisk>(served.app, `${PATH}?draws=200000&seed=1`);
  const started = performance.now();
  await bodyOf(served.app, '/api/v1/plans');
  expect(performance.now() - started).toBeLessThan(2_000);
  await risk;
});
