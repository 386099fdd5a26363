import { runs } from '@throughline/ingest/testing/long-runs';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { arrivals } from '../testing/arrivals.ts';
import { client, costs, email, order, purchase, visit } from '../testing/facts.ts';
import { type Fault, faulty } from '../testing/faulty.ts';
import { openTestLine } from '../testing/test-line.ts';
import { world } from '../testing/worlds.ts';

const settings = { currency: 'EUR', vatRate: '0.20' };

/** A person and a block of costs that have nothing to do with anybody else. */
const bad = [
  visit([client('bad')], '2026-03-05T10:00:00Z', { source: 'google', medium: 'cpc' }),
  visit([client('bad'), email('bad')], '2026-03-06T10:00:00Z'),
  purchase([client('bad')], '2026-03-06T10:06:00Z', 'T-bad', 30),
  order('bad', { email: email('bad') }, '2026-03-07T10:00:00Z', 80),
  costs(
    '2026-03-04',
    '2026-03-05T00:00:00Z',
    [{ campaign: 'bad', cost: 5 }],
    'ad_cost:google_ads:bad:2026-03-04:ad',
  ),
];
const faults: Fault[] = [
  {
    statement: 'INSERT INTO work_events',
    on: "work_ids WHERE identifier IN (sipHash64('ga_client_id:bad'), sipHash64('email:bad'))",
  },
  { statement: 'INSERT INTO cost_day_rows', on: "work_cost_rows WHERE campaign = 'bad'" },
];

it('everybody else is derived as if what cannot be derived were not there, in any order of arrival', {
  timeout: runs(300_000, 3_600_000),
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      world.chain((facts) =>
        fc.tuple(
          fc.constant(facts),
          arrivals([...facts, ...bad]),
          fc.array(fc.boolean(), { minLength: 50, maxLength: 50 }),
        ),
      ),
      async ([facts, loads, advances]) => {
        const without = await openTestLine(settings);
        await without.load(facts);
        await without.advance();
        const expected = await without.snapshot();
        await without.close();

        const line = await openTestLine(settings, (warehouse) => faulty(warehouse, faults));
        for (const [i, load] of loads.entries()) {
          await line.load(load);
          if (advances[i % advances.length]) await line.advance();
        }
        await line.advance();
        expect(await line.snapshot()).toBe(expected);
        await line.deriver.rebuild();
        expect(await line.snapshot()).toBe(expected);
        await line.close();
      },
    ),
    { numRuns: runs(1, 30) },
  );
});
