import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anomaliesReport as anomaliesContract } from '../../contract/reports/anomalies.ts';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { maturityReport as maturityContract } from '../../contract/reports/maturity.ts';
import { overviewReport as contract } from '../../contract/reports/overview.ts';
import { raceReport as raceContract } from '../../contract/reports/race.ts';
import { FINANCE_CONFIG, openFinanceWorld } from '../../testing/finance-world.ts';
import { published } from '../../testing/published.ts';
import { anomaliesReport } from '../anomalies/anomalies-report.ts';
import { exploreReport } from '../explore/explore-report.ts';
import { maturityAnswer } from '../maturity-stage/answer.ts';
import { monthsAnswer } from '../months/answer.ts';
import { raceAnswer } from '../race/answer.ts';
import { overviewAnswer } from './answer.ts';

let world: Awaited<ReturnType<typeof openFinanceWorld>>;
beforeAll(async () => {
  world = await openFinanceWorld();
});
afterAll(() => world.close());

const QUARTER = { from: '2026-01-01', to: '2026-03-31' };

describe('how we are doing, on the business of the finance reports', () => {
  it('says in six figures what the reports of months and of questions say', async () => {
    const source = await published(world.warehouse);
    const asked = CONTRACTS.overview.query.parse(QUARTER);
    const answer = contract.parse(await overviewAnswer.answer(source, asked, FINANCE_CONFIG));
    const of = (key: string) => answer.figures.find((one) => one.key === key)!;
    const months = await monthsAnswer.answer(
      source,
      CONTRACTS.months.query.parse(QUARTER),
      FINANCE_CONFIG,
    );
    // The same money by another way: months read sales and refunds, the strip credited parts.
    expect([of('revenue').value, of('margin').value]).toEqual([
      months.totals.revenue,
      months.totals.margin,
    ]);
    expect(answer.meta.lines).toEqual({ from: '2026-01-31', to: '2026-03-31' });
    const march = of('revenue').days.slice(-31).map(Number);
    const ofMarch = months.rows.find(({ month }) => month === '2026-03')!;
    expect(march.reduce((sum, one) => sum + one, 0)).toBeCloseTo(Number(ofMarch.revenue), 6);
    // What is found is sorted by the size of its money.
    const stakes = answer.rows.map(({ amount }) =>
      amount === null ? -1 : Math.abs(Number(amount)),
    );
    expect(stakes).toEqual([...stakes].sort((a, b) => b - a));
    expect(answer.movers.length).toBeGreaterThan(0);
  });

  it('sets the stages beside each other as the questions do that they are made of', async () => {
    const source = await published(world.warehouse);
    const asked = CONTRACTS.race.query.parse({ ...QUARTER, compare: 'previous' });
    const { rows } = raceContract.parse(await raceAnswer.answer(source, asked, FINANCE_CONFIG));
    const whole = await exploreReport(
      source,
      CONTRACTS.explore.query.parse({ ...QUARTER, by: 'customer', metrics: 'sold,sold_margin' }),
      FINANCE_CONFIG,
    );
    const repeat = whole.rows.find(({ customer }) => customer === 'repeat');
    const stage = (name: string) => rows.find((row) => row.stage === name)!;
    expect(stage('engage').volume).toBe(repeat?.sold ?? 0);
    expect(stage('convert').volume).toBe(whole.totals.sold);
    expect(stage('engage')).toMatchObject({ cost: null, why: { cost: 'not_applicable' } });
    // A quarter without any fact before it has visits of 0 and no rates.
    expect(stage('reach').before).toMatchObject({ volume: 0, quality: null });
  });

  it('computes a stage only of what is known', async () => {
    const source = await published(world.warehouse);
    const asked = CONTRACTS.maturity.query.parse({ from: '2025-04-06', to: '2026-04-05' });
    const answer = maturityContract.parse(
      await maturityAnswer.answer(source, asked, FINANCE_CONFIG),
    );
    const level = (name: string) => answer.rows.find((row) => row.indicator === name)!.level;
    // Nobody tells of subscribers, calls, experiments or automation here, and there is no year of costs before this one.
    for (const name of ['email', 'leakage', 'experiments', 'automation', 'budget_growth'])
      expect([name, level(name)]).toEqual([name, null]);
    expect(answer.rows.filter((row) => row.level !== null)).toHaveLength(answer.meta.known);
    // Four months are too few for a variation, so below ten indicators there is no stage.
    if (answer.meta.known < answer.meta.needed) expect(answer.stage).toBeNull();
    // An approved plan by channel.
    expect(level('planning')).toBeGreaterThanOrEqual(2);
    expect(level('goals')).toBe(2);
  });

  it('learns before it watches', async () => {
    const source = await published(world.warehouse);
    const asked = CONTRACTS.anomalies.query.parse({ from: '2026-01-01', to: '2026-01-20' });
    const answer = anomaliesContract.parse(await anomaliesReport(source, asked, FINANCE_CONFIG));
    expect(answer.rows).toEqual([]);
    expect(answer.metrics.find(({ metric }) => metric === 'visits')).toMatchObject({
      status: 'learning',
    });
    expect(answer.metrics.find(({ metric }) => metric === 'revenue')!.status).toBe('sparse');
  });

  it('answers an empty warehouse', async () => {
    const empty = { reader: world.warehouse.reader(), state: null, dataRange: null };
    const overview = CONTRACTS.overview.query.parse(QUARTER);
    expect(
      contract.parse(await overviewAnswer.answer(empty, overview, FINANCE_CONFIG)).rows,
    ).toEqual([]);
    const maturity = CONTRACTS.maturity.query.parse(QUARTER);
    expect(await maturityAnswer.answer(empty, maturity, FINANCE_CONFIG)).toMatchObject({
      stage: null,
      meta: { known: 0 },
    });
  });
});
