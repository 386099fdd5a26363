import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import { paybackReport as contract } from '../../contract/reports/payback.ts';
import { FINANCE_CONFIG, openFinanceWorld } from '../../testing/finance-world.ts';
import { published } from '../../testing/published.ts';
import { paybackAnswer } from './answer.ts';

let world: Awaited<ReturnType<typeof openFinanceWorld>>;
beforeAll(async () => {
  world = await openFinanceWorld();
});
afterAll(() => world.close());

async function reportOf(query: Readonly<Record<string, string>> = {}) {
  const asked = CONTRACTS.payback.query.parse(query);
  return contract.parse(
    await paybackAnswer.answer(await published(world.warehouse), asked, FINANCE_CONFIG),
  );
}

describe('paybackReport', () => {
  it('is fact as far as data is whole, then what is expected', async () => {
    const { rows, meta } = await reportOf();
    // Cost is budget · 1.1. Brand is worth 160 a month and Generic 60, half at once and half a month later; Display 25.
    expect(
      rows.map(({ month, kind, cost, margin }) => [
        month,
        kind,
        cost.plan,
        cost.fact,
        margin.plan,
        margin.fact,
      ]),
    ).toEqual([
      ['2026-01', 'fact', '330.00', '330.00', '110.00', '120.00'],
      ['2026-02', 'fact', '330.00', '517.00', '220.00', '430.00'],
      ['2026-03', 'fact', '165.00', '99.00', '202.50', '0.00'],
      // Up to 4 April nothing was spent, and a7 brought 40.
      ['2026-04', 'mixed', '110.00', '0.00', '172.50', '40.00'],
      ['2026-05', 'forecast', '0.00', null, '80.00', null],
    ]);
    expect(meta).toMatchObject({
      ...{ from: '2026-01-01', to: '2026-04-30', horizon: '2026-05-31', rate: 0.2, fee: 0.1 },
      ...{ data_complete_to: '2026-04-04', after_horizon: '0.00' },
    });
    expect(meta.notes[0]).toContain('Facts are whole up to 2026-04-04');
  });

  it('adds up: what happened and 26 of 30 days of what was to be spent', async () => {
    const { rows, totals } = await reportOf();
    // 110 · 26 / 30.
    expect(rows[3]!.cost.completion).toBe('95.333333');
    for (const series of ['cost', 'margin', 'net'] as const)
      for (const side of ['plan', 'fact', 'completion'] as const)
        expect(rows.reduce((sum, row) => sum + Number(row[series][side] ?? 0), 0)).toBeCloseTo(
          Number(totals[series][side]),
          5,
        );
    expect(rows.map(({ cumulative }) => Number(cumulative.completion))).toEqual([
      ...[-210, -297, -396],
      ...[expect.any(Number), expect.closeTo(Number(totals.net.completion), 5)],
    ]);
  });

  it('says the payback of the plan, of the facts and of both', async () => {
    const { kpis, channels } = await reportOf({ rate: '0' });
    // Plan: −220, −330, −292.5, −230, −150: 785 of margin for 935.
    expect(kpis.npv.plan).toBe('-150.00');
    expect(kpis.payback.plan.status).toBe('not_reached');
    expect(kpis.peak_cash_need.plan).toEqual({ amount: '330.00', month: '2026-02' });
    expect(kpis.cost).toMatchObject({ plan: '935.00', fact: '946.00' });
    expect(kpis.margin).toMatchObject({ plan: '785.00', fact: '590.00' });
    // −356 has happened, and half of what April's leads bring comes after the plan.
    expect(kpis.p_loss).toBeGreaterThan(0.5);
    expect(channels.map(({ channel, share }) => [channel, share])).toEqual([
      ['Display', expect.closeTo(55 / 935, 9)],
      ['Paid Search', expect.closeTo(880 / 935, 9)],
    ]);
  });

  it('gives the same chance for the same plan', async () => {
    const [one, other] = [await reportOf(), await reportOf()];
    expect(one).toEqual(other);
    const { p10, p90 } = one.rows[4]!.cumulative;
    expect(Number(p10)).toBeLessThan(Number(p90));
  });
});
