import { runs } from '@throughline/ingest/testing/long-runs';
import { arrivals } from '@throughline/transform/testing/arrivals';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { world } from '@throughline/transform/testing/worlds';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { CONTRACTS } from '../../contract/reports/index.ts';
import type { MultiverseReport, Reading } from '../../contract/reports/multiverse.ts';
import { BASES, MODELS } from '../../contract/terms.ts';
import { buildMixedWorld } from '../../testing/mixed-world.ts';
import { openTestWarehouse } from '../../testing/test-warehouse.ts';
import { buildWorld } from '../../testing/world.ts';
import { channelsReport } from '../channels/channels-report.ts';
import type { ReportConfig } from '../report-config.ts';
import { readDataRange, readState, type State } from '../state.ts';
import { multiverseReport } from './multiverse-report.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'UTC' },
  ...{ customWeights: [10, 20, 70], lookbackDays: 90, halfLifeDays: 7 },
};

async function answered(
  reader: Reader,
  state: State,
  query: Record<string, string | readonly string[]>,
  config: ReportConfig = CONFIG,
) {
  const dataRange = await readDataRange(reader, state);
  const asked = CONTRACTS.multiverse.query.parse(query);
  return multiverseReport({ reader, state, dataRange }, asked, config);
}

/** On channels, on names at every level, on what a touch is and on what a conversion is. */
const CONDITIONS = [
  ...['channel:not:direct', 'channel:is:Paid Search', 'source:is:google', 'source:not:yandex'],
  ...['campaign:contains:RA', 'campaign:is:', 'campaign:not:brand', 'ad_group:is:corner'],
  ...['keyword:starts:corner', 'medium:is:cpc', 'channel_ga4:not:Paid Search'],
  ...['device:is:mobile', 'returning:not:new', 'lead_type:not:demo', 'month:is:2026-01'],
] as const;

/** Each reading is what channels says when it is asked that reading alone. */
async function equalsChannels(
  reader: Reader,
  state: State,
  { meta, rows }: MultiverseReport,
  isAsked: (reading: Reading) => boolean = () => true,
): Promise<void> {
  const range = await readDataRange(reader, state);
  const { from, to, where } = meta;
  for (const reading of meta.readings.filter(({ value }) => value === 'margin')) {
    if (!isAsked(reading)) continue;
    const { model, basis } = reading;
    const asked = CONTRACTS.channels.query.parse({ from, to, where, model, basis });
    const channels = await channelsReport(reader, state, range, asked, CONFIG);
    for (const row of rows)
      for (const value of ['margin', 'revenue'] as const) {
        const at = meta.readings.findIndex(
          (one) => one.model === model && one.basis === basis && one.value === value,
        );
        const said = channels.rows.find(({ channel }) => channel === row.channel);
        const romi = said?.[`romi_${value}`] ?? null;
        expect([where, model, basis, value, row.channel, row.of_readings.romi[at]]).toEqual([
          ...[where, model, basis, value, row.channel, romi],
        ]);
        const profit = row.of_readings.profit[at];
        if (romi !== null)
          expect(Number(profit)).toBeCloseTo(Number(said![value]) - Number(said!.cost), 6);
      }
  }
}

it('counts the readings in which a channel earns, worked by hand', async () => {
  const warehouse = await openTestWarehouse();
  await buildWorld(warehouse);
  const reader = warehouse.reader();
  const state = (await readState(reader))!;
  const winter = { from: '2026-01-01', to: '2026-02-28', value: 'revenue', model: 'linear' };
  const report = await answered(reader, state, winter);
  expect(report.meta).toMatchObject({ not_paid: 2, value: 'revenue' });
  expect(report.meta.readings).toHaveLength(15 * 4 * 2);
  expect(report.rows.map(({ channel }) => channel)).toEqual(['Paid Search', 'Paid Social']);
  const [search, social] = report.rows;
  // 360.00 of cost. By revenue linear gives it 66.66 of order 1001, 450.00 of deal 7 and 5.00 of deal 8; all margin that
  // there is comes to 346.00 without order 1002, so it never earns by margin.
  expect(search).toMatchObject({
    ...{ verdict: 'earns', cost: '360.00', value: '521.66', profit: '161.66', readings: 120 },
    flipped_by: expect.arrayContaining([{ choice: 'value', to: 'margin' }]),
  });
  expect(search!.decisive!.choice).toBe('value');
  const byMargin = search!.of_readings.romi.filter((_, at) => at % 2 === 1);
  expect(byMargin.every((romi) => romi! < 0)).toBe(true);
  // With VAT of 20 % the same cost is 432.00: half as much is left, and one choice more can turn the verdict.
  const taxed = await answered(reader, state, winter, { ...CONFIG, vatRate: '0.20' });
  expect(taxed.meta).toMatchObject({ vat_rate: 0.2 });
  const included = taxed.meta.readings.findIndex(
    (one) =>
      one.model === 'linear' &&
      one.basis === 'payment' &&
      one.value === 'revenue' &&
      one.vat === 'included',
  );
  expect(taxed.rows[0]!.of_readings.profit[included]).toBe('89.66');
  expect(taxed.rows[0]!.of_readings.romi[included]).toBeCloseTo(89.66 / 432, 12);
  expect(taxed.rows[0]).toMatchObject({ profit: '161.66', readings: 240 });
  // Nothing says what VK cost.
  expect(social).toMatchObject({
    ...{ verdict: 'unknown', readings: 0, share: null, unknown: 120, why: 'cost_missing' },
    decisive: null,
  });
  await warehouse.close();
});

it(
  'says of each reading what channels says, from the ledger and from what is rolled up',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        world.chain((facts) => arrivals(facts)),
        fc.subarray([...CONDITIONS], { minLength: 1, maxLength: 2 }),
        fc.constantFrom(...BASES),
        async (loads, where, narrowedBy) => {
          const line = await openTestLine(
            { currency: 'EUR', vatRate: '0.20' },
            undefined,
            undefined,
            { rollUp: { everyMs: 0, customWeights: CONFIG.customWeights } },
          );
          for (const load of loads) await line.load(load);
          await line.advance();
          const reader = line.warehouse.reader();
          const state = (await readState(reader))!;
          const { rollup: _, ...unrolled } = state;
          const march = { from: '2026-03-03', to: '2026-03-31', model: 'linear' };
          const rolled = await answered(reader, state, march);
          expect(rolled).toEqual(await answered(reader, unrolled, march));
          await equalsChannels(reader, state, rolled);
          const narrowed = await answered(reader, state, { ...march, where });
          await equalsChannels(reader, state, narrowed, ({ basis }) => basis === narrowedBy);
          await line.close();
        },
      ),
      { numRuns: runs(1, 20) },
    );
  },
  runs(120_000, 3_600_000),
);

it('says under conditions what channels says under the same', { timeout: 600_000 }, async () => {
  const warehouse = await openTestWarehouse();
  await buildMixedWorld(warehouse);
  const reader = warehouse.reader();
  const state = (await readState(reader))!;
  const days = { from: '2026-01-01', to: '2026-02-28', model: 'linear' };
  const known: number[] = [];
  for (const [at, condition] of CONDITIONS.entries())
    for (const where of [[condition], [condition, CONDITIONS[(at + 5) % CONDITIONS.length]!]]) {
      const report = await answered(reader, state, { ...days, where });
      // Each condition in a part of the readings; between them they ask all of these.
      await equalsChannels(
        reader,
        state,
        report,
        ({ model, basis }) => basis === BASES[at % 4] && MODELS.indexOf(model) % 3 === at % 3,
      );
      known.push(report.rows.filter(({ readings }) => readings > 0).length);
    }
  // Of what costs do not say no reading has a verdict; of the rest many have.
  expect(known.filter((rows) => rows > 0).length).toBeGreaterThan(CONDITIONS.length / 2);
  await warehouse.close();
});

it('answers an empty house', async () => {
  const reader = { rows: async () => [], columns: async () => [] } as unknown as Reader;
  const asked = CONTRACTS.multiverse.query.parse({ from: '2026-03-01', to: '2026-03-31' });
  const report = await multiverseReport({ reader, state: null, dataRange: null }, asked, CONFIG);
  expect(report.rows).toEqual([]);
});
