import { inLong } from '@throughline/ingest/testing/in-long';
import { runs } from '@throughline/ingest/testing/long-runs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivals } from '../../testing/arrivals.ts';
import { client, costs, order, visit } from '../../testing/facts.ts';
import { rollupSnapshot } from '../../testing/rollup-snapshot.ts';
import { openTestLine } from '../../testing/test-line.ts';
import { world } from '../../testing/worlds.ts';
import { compact } from '../compact.ts';
import { openDeriver } from '../deriver.ts';
import { dropGenerations } from '../generations.ts';
import { findDamage, keepManifest } from '../part-manifest.ts';
import { currentPublication } from '../publication.ts';
import { DEFAULT_DERIVE_SETTINGS } from '../settings.ts';
import { ROLLUP_TABLES } from './rollup-tables.ts';

const ROLL_UP = { everyMs: 0, customWeights: [40, 20, 40] };
const SETTINGS = { currency: 'EUR', vatRate: '0.20' };
const openRolling = (rollUp = ROLL_UP as typeof ROLL_UP & { foldRows?: number }) =>
  openTestLine(SETTINGS, undefined, undefined, { rollUp });
type Line = Awaited<ReturnType<typeof openTestLine>>;

const records = (line: Line) =>
  line.rows<{ generation: number; epoch: number; revision: string }>(
    'SELECT generation, epoch, revision FROM rollups ORDER BY epoch, revision',
  );
/** The same, summed up from nothing. */
async function anew(line: Line): Promise<string> {
  await line.warehouse.run('TRUNCATE TABLE rollups');
  await line.advance();
  return rollupSnapshot(line.warehouse);
}

describe('rollUp', () => {
  it('comes step by step to what it comes to from nothing, however often it is folded and compacted', {
    timeout: runs(300_000, 3_600_000),
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        world.chain((facts) => fc.tuple(fc.constant(facts), arrivals(facts))),
        fc.array(fc.boolean(), { minLength: 50, maxLength: 50 }),
        fc.constantFrom(1, 100, 1_000_000),
        async ([facts, loads], advances, foldRows) => {
          const whole = await openRolling();
          await whole.load(facts);
          await whole.advance();
          const expected = await rollupSnapshot(whole.warehouse);
          await whole.close();

          const line = await openRolling({ ...ROLL_UP, foldRows });
          for (const [i, load] of loads.entries()) {
            await line.load(load);
            if (advances[i % advances.length]) await line.advance();
            if (advances[(i + 7) % advances.length])
              await compact(line.warehouse, { owners: 1, keepSeconds: 0 });
          }
          await line.advance();
          expect(await rollupSnapshot(line.warehouse)).toBe(expected);
          expect(await anew(line)).toBe(expected);
          await line.deriver.rebuild();
          expect(await rollupSnapshot(line.warehouse)).toBe(expected);
          await line.close();
        },
      ),
      { numRuns: runs(1, 40) },
    );
  });

  it('is worked by hand', async () => {
    const line = await openRolling();
    await line.load([
      visit([client('a')], '2026-03-01T10:00:00Z', { source: 'google', medium: 'cpc' }),
      visit([client('a')], '2026-03-02T10:00:00Z', { source: 'x', medium: 'email' }),
      order('1', { client_id: client('a') }, '2026-03-04T11:00:00Z', 10, { currency: 'EUR' }),
      costs('2026-03-01', '2026-03-02T00:00:00Z', [{ campaign: 'brand', cost: 12 }]),
    ]);
    await line.advance();
    // Ten euros, a half for each visit, dated by the visits, and as a whole by the payment.
    const linear = (basis: string) =>
      line.rows(
        `SELECT toString(day) AS day, channel, sum(linear_share) AS share, sum(linear_revenue) AS revenue
         FROM channel_days WHERE basis = {basis:String} AND kind = 'order' AND linear_credits > 0 GROUP BY day, channel ORDER BY day, channel`,
        { basis },
      );
    const half = { share: '500000000', revenue: '5000000' };
    expect(await linear('touch')).toEqual([
      { day: '2026-03-01', channel: 'Paid Search', ...half },
      { day: '2026-03-02', channel: 'Email', ...half },
    ]);
    expect(await linear('payment')).toEqual([
      { day: '2026-03-04', channel: 'Email', ...half },
      { day: '2026-03-04', channel: 'Paid Search', ...half },
    ]);
    expect(
      await line.rows(
        "SELECT toString(day) AS day, sum(visits) AS visits, sum(cost) AS cost FROM way_days WHERE grain = 'month' AND basis = 'own' GROUP BY day",
      ),
    ).toEqual([{ day: '2026-03-01', visits: '2', cost: '12000000' }]);
    await line.close();
  });

  inLong('begins anew where credit is computed otherwise, and after a rebuild', async () => {
    const line = await openRolling();
    await line.load([visit([client('a')], '2026-03-01T10:00:00Z')]);
    await line.advance();
    expect(await records(line)).toEqual([{ generation: 1, epoch: 1, revision: '1' }]);
    await line.load([visit([client('b')], '2026-03-01T10:00:00Z')]);
    await line.advance();
    expect((await records(line)).at(-1)).toEqual({ generation: 1, epoch: 1, revision: '2' });
    const other = openDeriver(
      line.warehouse,
      { ...DEFAULT_DERIVE_SETTINGS, ...SETTINGS },
      { clock: () => Date.now() * 1000, rollUp: { everyMs: 0, customWeights: [1, 1, 1] } },
    );
    await other.advance();
    expect((await records(line)).at(-1)).toEqual({ generation: 1, epoch: 2, revision: '2' });
    await other.rebuild();
    expect((await records(line)).at(-1)).toEqual({ generation: 2, epoch: 3, revision: '3' });
    const left = await line.rows('SELECT DISTINCT epoch FROM channel_days ORDER BY epoch');
    expect(left).toEqual([{ epoch: 2 }, { epoch: 3 }]);
    // What is known of anybody goes with the generation: an erasure counts on it.
    await dropGenerations(line.warehouse, 2);
    for (const table of ROLLUP_TABLES)
      expect(
        await line.rows(`SELECT DISTINCT generation FROM ${table} WHERE generation < 2`),
      ).toEqual([]);
    await line.close();
  });

  inLong('is missed where its rows are lost on disk, and not where its epoch is over', async () => {
    const line = await openRolling();
    await line.load([visit([client('a')], '2026-03-01T10:00:00Z')]);
    await line.advance();
    await keepManifest(line.warehouse, { generation: 1, revision: 1 });
    await line.warehouse.run('ALTER TABLE channel_days DROP PARTITION (1, 1)');
    const lost = await findDamage(line.warehouse);
    expect(lost?.derived.map(({ table }) => table)).toEqual(['channel_days']);
    await line.deriver.rebuild();
    expect(await findDamage(line.warehouse)).toBeUndefined();
    await line.close();
  });

  it('is forgotten by a line that does not keep it, so that reports do not wait for it', async () => {
    const line = await openRolling();
    await line.load([visit([client('a')], '2026-03-01T10:00:00Z')]);
    await line.advance();
    const other = openDeriver(
      line.warehouse,
      { ...DEFAULT_DERIVE_SETTINGS, ...SETTINGS },
      { clock: () => Date.now() * 1000 },
    );
    await other.advance();
    expect(await records(line)).toEqual([]);
    await line.close();
  });

  inLong(
    'counts each change once, whichever statement its process is killed after',
    {
      timeout: 180_000,
    },
    async () => {
      const line = await openRolling();
      const facts = (day: string) => [
        visit([client('a')], `2026-03-${day}T10:00:00Z`, { source: 'google', medium: 'cpc' }),
        order(day, { client_id: client('a') }, `2026-03-${day}T11:00:00Z`, 10),
      ];
      await line.load(facts('01'));
      await line.advance();
      await line.load(facts('02'));
      let statements = 0;
      let allowed = Number.POSITIVE_INFINITY;
      const mayDerive = () => ++statements <= allowed;
      const deriver = openDeriver(
        line.warehouse,
        { ...DEFAULT_DERIVE_SETTINGS, ...SETTINGS },
        { clock: () => Date.now() * 1000, mayDerive, rollUp: { ...ROLL_UP, foldRows: 1 } },
      );
      const dies = async (left: number) => {
        deriver.takeOver();
        statements = 0;
        allowed = left;
        return deriver.advance().then(
          () => false,
          () => true,
        );
      };
      const isPublished = async () => (await currentPublication(line.warehouse)).revision > 1;
      let left = 40;
      for (; !(await isPublished()); left += 3) await dies(left);
      let kills = 0;
      for (left = 1; await dies(left); left += 1) kills += 1;
      expect(kills).toBeGreaterThan(12);
      const rolled = await rollupSnapshot(line.warehouse);
      const { revision } = await currentPublication(line.warehouse);
      expect((await records(line)).at(-1)).toMatchObject({
        generation: 1,
        revision: String(revision),
      });
      expect(rolled).toBe(await anew(line));
      await line.close();
    },
  );
});
