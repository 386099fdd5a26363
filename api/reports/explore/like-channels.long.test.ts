import { runs } from '@throughline/ingest/testing/long-runs';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METRIC_KEYS } from '../../contract/metrics.ts';
import { queryText } from '../../contract/query-text.ts';
import type { ChannelsReport } from '../../contract/reports/channels.ts';
import { type ExploreReport, exploreReport } from '../../contract/reports/explore.ts';
import type { OpeningQuery } from '../../contract/table.ts';
import { BASES, LEVELS, MODELS } from '../../contract/terms.ts';
import { buildMixedWorld } from '../../testing/mixed-world.ts';
import { bodyOf, serve } from '../../testing/serve.ts';
import { openTestWarehouse } from '../../testing/test-warehouse.ts';

const CONFIG = {
  ...{ currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
};

let world: Warehouse;
let app: FastifyInstance;
beforeAll(async () => {
  world = await openTestWarehouse();
  await buildMixedWorld(world);
  app = await serve(() => world.reader(), CONFIG);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const channelsOf = (query: OpeningQuery) =>
  bodyOf<ChannelsReport>(app, `/api/v1/reports/channels?${queryText(query)}`);
const exploreOf = async (query: OpeningQuery) =>
  exploreReport.parse(await bodyOf(app, `/api/v1/reports/explore?${queryText(query)}`));

const day = fc
  .integer({ min: 0, max: 58 })
  .map((at) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10));
const condition = fc.constantFrom(
  ...['channel:not:direct', 'channel:is:Paid Search', 'source:is:google', 'source:not:yandex'],
  ...['campaign:contains:RA', 'campaign:is:', 'campaign:not:brand', 'ad_group:is:corner'],
  ...[
    'keyword:starts:corner',
    'campaign:is:sofas: corner, round',
    'medium:is:cpc',
    'channel_ga4:not:Paid Search',
  ],
  ...['device:is:mobile', 'landing:is:/a:b', 'returning:not:new', 'lead_type:not:demo'],
);
const question = fc
  .record({
    ...{
      one: day,
      other: day,
      model: fc.constantFrom(...MODELS),
      basis: fc.constantFrom(...BASES),
    },
    levels: fc.subarray([...LEVELS].slice(1)),
    where: fc.uniqueArray(condition, { maxLength: 2 }),
    compare: fc.constantFrom('none', 'previous', '2026-01-05..2026-01-20'),
  })
  .map(({ one, other, levels, ...more }) => ({
    ...more,
    ...fromTo([one, other].sort()),
    levels,
    // A part of a channel brings its channel.
    by: (levels.length > 0 ? levels : ['channel']).join(','),
  }));

function fromTo([from = '', to = '']: readonly string[]) {
  return { from, to };
}

const METRICS = METRIC_KEYS.join(',');

/** What both reports say of a row, of everything and of what was paid for. */
function figuresOf(row: ChannelsReport['rows'][number] | ExploreReport['rows'][number]) {
  const { key, flags, meets_at, why, cost_known, previous } = row;
  const values = Object.fromEntries(METRIC_KEYS.map((metric) => [metric, row[metric]]));
  return [key, { ...values, flags, meets_at, why, cost_known, previous }] as const;
}

function sums({ totals, paid }: ChannelsReport | ExploreReport) {
  const of = ({ why, cost_known, previous, ...row }: typeof totals | typeof paid) => {
    const only = (from: object) =>
      Object.fromEntries(
        METRIC_KEYS.map((metric) => [metric, (from as Record<string, unknown>)[metric]]),
      );
    return { ...only(row), why: only(why), cost_known, previous: previous && only(previous) };
  };
  return { totals: of(totals), paid: { ...of(paid), left_out: paid.left_out } };
}

const byKey = (report: ChannelsReport | ExploreReport) => new Map(report.rows.map(figuresOf));

describe('explore', () => {
  it('says of channels and their parts what the report of channels says', async () => {
    await fc.assert(
      fc.asyncProperty(question, async (asked) => {
        const { levels: _, ...query } = asked;
        const [channels, explored] = await Promise.all([
          channelsOf(query),
          exploreOf({ ...query, metrics: METRICS, limit: '10000' }),
        ]);
        expect(byKey(explored)).toEqual(byKey(channels));
        expect(sums(explored)).toEqual(sums(channels));
      }),
      { numRuns: runs(5, 600) },
    );
  }, 240_000);

  it('says of a day what the report of channels says of it, and of a device what it says with that condition', async () => {
    await fc.assert(
      fc.asyncProperty(
        question,
        fc.constantFrom('day', 'month', 'device', 'lead_type', 'medium', 'channel_ga4'),
        async ({ compare: _, levels, by, ...asked }, dimension) => {
          const parts = levels.slice(0, 3).join(',') || by;
          const explored = await exploreOf({
            ...{ ...asked, by: `${dimension},${parts}`, metrics: METRICS, limit: '10000' },
          });
          const rows = explored.rows.filter(({ kind }) => kind === 'row');
          const values = [...new Set(rows.map((row) => row[dimension as 'day'] ?? ''))].slice(0, 3);
          for (const value of values) {
            const slice =
              dimension === 'day'
                ? { ...asked, by: parts, from: value, to: value }
                : { ...asked, by: parts, where: [...asked.where, `${dimension}:is:${value}`] };
            const said = byKey(await channelsOf(slice));
            for (const row of rows.filter((one) => one[dimension as 'day'] === value)) {
              const [key, figures] = figuresOf(row);
              const own = new URLSearchParams(key);
              own.delete(dimension);
              const expected = said.get(own.toString());
              expect([key, figures]).toEqual([key, expected]);
            }
          }
        },
      ),
      { numRuns: runs(2, 300) },
    );
  }, 240_000);
});
