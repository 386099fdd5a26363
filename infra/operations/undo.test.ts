import type { Fact } from '@throughline/ingest/contract/fact';
import { inLong } from '@throughline/ingest/testing/in-long';
import { runs } from '@throughline/ingest/testing/long-runs';
import { costs } from '@throughline/transform/testing/facts';
import { world } from '@throughline/transform/testing/worlds';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openErasableLine } from '../lab/testing/erasable-line.ts';

const LONG = 240_000;
const IMPORT = '10000000-0000-4000-8000-000000000000';

/** Everything derived of another line that never heard of the import. */
async function without(deliveries: readonly (readonly Fact[])[]): Promise<string> {
  const line = await openErasableLine();
  await line.load(deliveries);
  const snapshot = await line.snapshot();
  await line.close();
  return snapshot;
}

/** Each list of facts of one source, as deliveries are. */
function bySource(facts: readonly Fact[], most: number): Fact[][] {
  const lists = new Map<string, Fact[][]>();
  for (const fact of facts) {
    const mine = lists.get(fact.source) ?? [];
    const last = mine.at(-1);
    if (last && last.length < most) last.push(fact);
    else mine.push([fact]);
    lists.set(fact.source, mine);
  }
  return [...lists.values()].flat();
}

/** Places among some deliveries, as a share. */
const share = fc.integer({ min: 0, max: 100 });

describe('an import that is undone', () => {
  inLong(
    'is as if it had never been, whatever came before and after it, through a kill and a replay',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          world,
          ...[share, share, fc.integer({ min: 0, max: 40 })],
          async (facts, cut, place, killedAfter) => {
            const { source } = facts[0]!;
            const own = facts.filter((fact) => fact.source === source);
            const imported = own.slice(0, 1 + Math.floor((own.length * cut) / 100));
            // Half of what the import tells is told by others as well.
            const others = bySource(
              facts.filter((fact, index) => !imported.includes(fact) || index % 2 === 0),
              4,
            );
            const at = Math.floor((others.length * place) / 100);
            const expected = await without(others);
            const line = await openErasableLine();
            try {
              await line.load(others.slice(0, at));
              await line.load([imported], IMPORT);
              await line.load(others.slice(at));
              await line.undo(IMPORT, source, killedAfter);
              expect(await line.snapshot()).toBe(expected);
              // The same deliveries once more, and everything read again.
              await line.load([imported], IMPORT);
              await line.replayAll();
              expect(await line.snapshot()).toBe(expected);
            } finally {
              await line.close();
            }
          },
        ),
        { numRuns: runs(1, 15) },
      );
    },
    LONG,
  );

  /**
   * Costs of 10 that the import restates as 12, and costs of 7 of another day: 19 with it, 17 without.
   */
  it('gives back what it had replaced', { timeout: LONG }, async () => {
    const line = await openErasableLine();
    const at = '2026-03-02T00:00:00Z';
    const before = costs('2026-03-01', at, [{ campaign: 'brand', cost: 10 }]);
    const restated = costs('2026-03-01', '2026-03-03T00:00:00Z', [{ campaign: 'brand', cost: 12 }]);
    const other = costs('2026-03-04', '2026-03-05T00:00:00Z', [{ campaign: 'brand', cost: 7 }]);
    await line.load([[before], [other]]);
    await line.load([[restated]], IMPORT);
    const total = async () => {
      const [row] = await line.rows<{ cost: string }>(
        'SELECT toString(sum(cost_micros)) AS cost FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64})',
      );
      return row!.cost;
    };
    expect(await total()).toBe('19000000');
    await line.undo(IMPORT, restated.source);
    expect(await total()).toBe('17000000');
    const books = await line.rows<{ skipped: string }>(
      'SELECT toString(sum(skipped)) AS skipped FROM deliveries FINAL',
    );
    // The delivery of the import is told as left out.
    expect(books).toEqual([{ skipped: '1' }]);
    await line.close();
  });
});
