import { runs } from '@throughline/ingest/testing/long-runs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivals } from '../testing/arrivals.ts';
import { openTestLine } from '../testing/test-line.ts';
import { goals, world } from '../testing/worlds.ts';

describe('the laws of the derived tables', () => {
  it('any order, batching and repetition give the same tables, and so does a rebuild', {
    timeout: runs(300_000, 3_600_000),
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        world.chain((facts) =>
          fc.tuple(
            fc.constant(facts),
            arrivals(facts),
            fc.array(fc.boolean(), { minLength: 50, maxLength: 50 }),
            // Small enough to be reached, or out of reach.
            fc.constantFrom(2, 4, 20),
            goals,
            fc.constantFrom('person' as const, 'person' as const, 'company' as const),
            fc.constantFrom([], [], ['email:e0', 'ga_client_id:d1']),
          ),
        ),
        async ([facts, loads, advances, degreeCap, goals, owner, internal]) => {
          const settings = { currency: 'EUR', vatRate: '0.20', degreeCap, goals, owner, internal };
          const whole = await openTestLine(settings);
          await whole.load(facts);
          await whole.advance();
          const expected = await whole.snapshot();
          await whole.close();

          const line = await openTestLine(settings);
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
      { numRuns: runs(1, 40) },
    );
  });
});
