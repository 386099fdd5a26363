import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { scenariosReport as contract } from '../../contract/reports/scenarios.ts';
import { FINANCE_CONFIG, FINANCE_PLAN, openFinanceWorld } from '../../testing/finance-world.ts';
import { planFact } from '../../testing/plan-fact.ts';
import { published } from '../../testing/published.ts';
import { scenariosAnswer } from './scenarios-report.ts';

let world: Awaited<ReturnType<typeof openFinanceWorld>>;
beforeAll(async () => {
  world = await openFinanceWorld();
  // The same, and all of Brand's sales worth half as much again.
  const dearer = FINANCE_PLAN.lines.map((line) =>
    'campaign' in line && line.campaign === 'Brand' ? { ...line, aov: '600' } : line,
  );
  await world.load([
    planFact('copy', FINANCE_PLAN, 'draft'),
    planFact('dearer', { ...FINANCE_PLAN, lines: dearer }, 'draft'),
  ]);
});
afterAll(() => world.close());

it('compares plans under one chance', async () => {
  const asked = CONTRACTS.scenarios.query.parse({ plans: 'spring,copy,dearer', rate: '0' });
  const { rows } = contract.parse(
    await scenariosAnswer.answer(await published(world.warehouse), asked, FINANCE_CONFIG),
  );
  const [spring, copy, dearer] = rows;
  expect(spring).toMatchObject({
    cost: '935.00',
    margin: '785.00',
    profit: '-150.00',
    p_better: null,
  });
  // The same plan has the same luck in every draw: it is never better.
  expect(copy).toMatchObject({ profit_difference: '0.00', npv_p10: spring!.npv_p10, p_better: 0 });
  // Four months of Brand, 160 · 0.5 each: half of April's comes in May, inside the horizon.
  expect(dearer).toMatchObject({ profit_difference: '320.00', p_better: 1 });
});

it('refuses what is no plan', async () => {
  const asked = CONTRACTS.scenarios.query.parse({ plans: 'spring,autumn' });
  await expect(
    scenariosAnswer.answer(await published(world.warehouse), asked, FINANCE_CONFIG),
  ).rejects.toMatchObject({ code: 'plan_unknown' });
});
