import type { Fact } from '@throughline/ingest/contract/fact';
import { isErased } from '@throughline/ingest/erasure/erased-facts';
import { runs } from '@throughline/ingest/testing/long-runs';
import { inactivePeople } from '@throughline/transform/retain/inactive-people';
import { world } from '@throughline/transform/testing/worlds';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { openErasableLine } from '../../lab/testing/erasable-line.ts';
import { FOR_EVER, stateOf, stateWith } from '../../lab/testing/retained.ts';
import { namesOf } from '../erase/names-of.ts';

const LONG = 600_000;
const RUNS = runs(1, 20);

it('is the line that never had what expired, wherever it was killed', {
  timeout: LONG,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      world,
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 3 }),
      fc.boolean(),
      async (facts, step, month, isOfPeople) => {
        const deliveries = chunks(facts, 5);
        const line = await openErasableLine();
        try {
          await line.load(deliveries);
          const at = monthOf(facts, month);
          const silent = await inactivePeople(line.warehouse.reader(), isOfPeople ? at : 0, 1_000);
          const names = namesOf(silent, at - 1);
          const left = deliveries.map((some) =>
            some.filter(
              (fact) =>
                !(fact.kind === 'event' && fact.type !== 'consent' && fact.occurredAt < at) &&
                !isErased(fact, names),
            ),
          );
          const expected = await stateWith(left);
          const retention = { ...FOR_EVER, events: 1, ...(isOfPeople && { peopleInactive: 1 }) };
          await line.retain(retention, at + 86_400_000_000, step);
          expect(await stateOf(line)).toEqual(expected);
          await line.replayAll();
          expect(await line.snapshot()).toBe(expected.derived);
        } finally {
          await line.close();
        }
      },
    ),
    { numRuns: RUNS },
  );
});

/** The beginning of the month of the first event, or of one of those after it. */
function monthOf(facts: readonly Fact[], later: number): number {
  const times = facts.flatMap((fact) => (fact.kind === 'slice' ? [] : fact.occurredAt));
  const first = new Date(Math.min(...times) / 1000);
  return Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + later, 1) * 1000;
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
