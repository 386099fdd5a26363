import type { EventFact } from '@throughline/ingest/contract/fact';
import { IS_LONG, runs } from '@throughline/ingest/testing/long-runs';
import { expect, it } from 'vitest';
import { client, order, visit } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';

const google = { source: 'google', medium: 'cpc', campaign: 'brand' };

/** How a sender tells an event a second time, and how many people it then was told of. */
const AGAIN: readonly [what: string, again: (first: EventFact) => EventFact, people: number][] = [
  ['page', (first) => ({ ...first, pageUrl: 'https://shop.example/other' }), 1],
  ['way', (first) => ({ ...first, traffic: { source: 'bing', medium: 'cpc' } }), 1],
  ['time', (first) => ({ ...first, occurredAt: first.occurredAt + 60_000_000 }), 1],
  ['person', (first) => ({ ...first, identifiers: [client('another')] }), 2],
];

/** Each in a small business of its own, so that one line serves all. */
const businesses = AGAIN.map(([what, again]) => {
  const first = visit([client(what)], '2026-03-01T10:00:00Z', google, { sessionId: what });
  const sale = order(what, { client_id: client(what) }, '2026-03-02T10:00:00Z', 100);
  return { first, second: again(first), sale };
});
const [first, second, sale] = (['first', 'second', 'sale'] as const).map((key) =>
  businesses.map((business) => business[key]),
) as [EventFact[], EventFact[], EventFact[]];

it('an event told again otherwise gives the same tables in whatever loads and order both come, and counts once', {
  timeout: 120_000,
}, async () => {
  const arrivals = [
    [[...sale, ...first, ...second]],
    [[...second, ...first, ...sale]],
    [first, second, sale],
    [second, sale, first],
    [[...sale, ...second, ...first, ...second], first],
  ];
  const tables: string[] = [];
  for (const loads of arrivals.slice(runs(-1, -5))) {
    const line = await openTestLine({ currency: 'EUR' });
    for (const load of loads) {
      await line.load(load);
      await line.advance();
    }
    tables.push(await line.snapshot());
    if (IS_LONG) {
      await line.deriver.rebuild();
      tables.push(await line.snapshot());
    }
    const touches = await line.rows(
      `SELECT any(native_id) AS what, count() AS touches
       FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
       GROUP BY owner ORDER BY what`,
    );
    // One visit of each person that it was told of, however often it was told.
    const expected = AGAIN.flatMap(([name, , people]) =>
      Array.from({ length: people }, () => ({ what: `web:main:${name}`, touches: '1' })),
    );
    expect(touches).toEqual(expected.sort((a, b) => (a.what < b.what ? -1 : 1)));
    await line.close();
  }
  expect(new Set(tables).size).toBe(1);
});
