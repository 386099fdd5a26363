import { inLong } from '@throughline/ingest/testing/in-long';
import { expect, it } from 'vitest';
import type { PlanOptimised } from '../../../contract/plan-optimise.ts';
import { servedFinance } from '../../../testing/served-world.ts';

const served = servedFinance();
const PATH = '/api/v1/plans/spring/optimise';

async function ask(body: object, path = PATH) {
  const response = await served.app.inject({ method: 'POST', url: path, payload: body });
  return { status: response.statusCode, told: JSON.parse(response.body) };
}

it('divides what is open of a plan by what channels brought, and says how little that rests on', async () => {
  const { status, told } = await ask({ extra: '20', with_plan: true, draws: 50 });
  expect(status).toBe(200);
  const answer = told as PlanOptimised;
  // Costs are known to 5 April: only April's 100 of Brand is open. Weeks are whole ones, two weeks after which results are in.
  expect(answer.meta).toMatchObject({
    months: { from: '2026-04', to: '2026-04' },
    weeks: { to: '2026-03-16' },
  });
  expect(answer.status).toBe('optimal');
  expect(answer.allocation).toMatchObject([
    { channel: 'Paid Search', current: '100.000000', spend: '120.000000', bound: 'none' },
  ]);
  expect(answer.left_out).toEqual([{ channel: 'Display', budget: '0.00', why: 'no_budget' }]);
  const [curve] = answer.curves;
  expect(curve).toMatchObject({
    channel: 'Paid Search',
    status: 'linear',
    too_little: ['weeks', 'levels'],
  });
  // 710 of media brought 410 of margin by the middle of March: 120 + 200 + 200 of sales less 20 of a refund and a half.
  expect(curve!.return).toBeGreaterThan(0);
  expect(answer.gain!.expected).toBe((20 * curve!.marginal!).toFixed(6));
  expect(answer.notes.map(({ code }) => code)).toContain('straight_line');
  expect(answer.plan!.lines.filter(({ month }) => month === '2026-04')).toMatchObject([
    { budget: '120' },
  ]);
  expect((await ask({ extra: '20', with_plan: true, draws: 50 })).told).toEqual(told);
});

inLong('never changes a budget that the bounds do not allow', async () => {
  const { told } = await ask({ budget: '500' });
  expect(told).toMatchObject({ status: 'infeasible', least: '70.000000', most: '130.000000' });
  expect(told.notes[0].message).toBe(
    'These bounds allow 70.00 to 130.00; change the budget or the bounds.',
  );
});

it('says what is wrong with a question', async () => {
  expect((await ask({}, '/api/v1/plans/autumn/optimise')).told.code).toBe('plan_unknown');
  expect((await ask({ mode: 'min_romi' })).told).toMatchObject({ code: 'body_invalid' });
  const unknown = await ask({ fixed: ['TV'] });
  expect([unknown.status, unknown.told.errors[0].field]).toEqual([400, 'fixed.0']);
});
