import { CONTRACTS } from '@throughline/api/contract/reports/index';
import { fraudReport } from '@throughline/api/reports/fraud/fraud-report';
import { published } from '@throughline/api/testing/published';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';
import { factsOf } from './testing/facts-of.ts';

/** The report on fraud against what the simulator put in, and on businesses into which nothing was put. */
const REPORTED = ['ga4', 'callrail', 'shopify', 'airbyte', 'yandex-direct', 'exchange-rates'];
const CONFIG = {
  ...{ currency: 'RUB', timezone: 'Europe/Moscow', lookbackDays: 90, halfLifeDays: 7 },
  customWeights: [40, 20, 40],
};

async function reportOf(seed: number, fraud: boolean) {
  const options = { seed, from: '2025-02-03', months: 3, people: 1_500, noise: 0, fraud };
  const world = simulate(options);
  const { currency, timezone } = CONFIG;
  const settings = { currency, timezone, lookbackDays: 90 };
  const line = await openTestLine(settings, undefined, 1_747_000_000_000_000);
  try {
    await line.load(await factsOf(world, REPORTED));
    await line.advance();
    const asked = CONTRACTS.fraud.query.parse({ from: '2025-02-03', to: '2025-05-02' });
    const report = await fraudReport(await published(line.warehouse), asked, CONFIG);
    return { world, report: CONTRACTS.fraud.answer.parse(report) };
  } finally {
    await line.close();
  }
}

describe('fraud', () => {
  it('finds every sign that was put in, nine of ten of its records and hardly any others', async () => {
    const { world, report } = await reportOf(7, true);
    expect(world.fraud.map(({ sign }) => sign)).toHaveLength(6);
    for (const { sign, campaign, records } of world.fraud) {
      const row = report.rows.find((one) => one.signal === sign && one.campaign === campaign);
      // A click that is taken over where the partner had brought the buyer before takes nothing from another channel.
      const least = sign === 'last_click_flooding' ? 0.7 : 0.9;
      expect([sign, row === undefined]).toEqual([sign, false]);
      const recall = row!.found / records;
      expect([sign, recall >= least ? 'found' : recall]).toEqual([sign, 'found']);
      expect([sign, row!.found - records]).toEqual([
        sign,
        expect.toSatisfy((more) => more <= 0.1 * records + 1),
      ]);
    }
    // Nothing of the six is found in another campaign, and no seventh sign.
    expect(report.rows).toHaveLength(world.fraud.length);
  }, 300_000);

  it.each([1, 2, 3, 4])(
    'raises nothing in a business without it (seed %i)',
    async (seed) => {
      const { world, report } = await reportOf(seed, false);
      expect(world.fraud).toEqual([]);
      expect(report.rows).toEqual([]);
      const examined = report.meta.signals.filter(({ status }) => status === 'nothing');
      expect(examined.length).toBeGreaterThanOrEqual(5);
    },
    300_000,
  );
});
