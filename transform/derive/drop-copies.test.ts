import type { EventFact } from '@throughline/ingest/contract/fact';
import { describe, expect, it } from 'vitest';
import { client, order, visit } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';

const google = { source: 'google', medium: 'cpc', campaign: 'brand' };
const first = visit([client('a')], '2026-03-01T10:00:00Z', google);
const sale = order('1', { client_id: client('a') }, '2026-03-02T10:00:00Z', 100, {
  currency: 'EUR',
});

/** The same event as its sender tells it a second time. */
const again: Record<string, EventFact> = {
  'another page': { ...first, pageUrl: 'https://shop.example/other' },
  'another way of coming': { ...first, traffic: { source: 'bing', medium: 'cpc' } },
  'another time': { ...first, occurredAt: first.occurredAt + 60_000_000 },
  'another person': { ...first, identifiers: [client('b')] },
};

describe.each(Object.entries(again))('an event told again with %s', (_what, second) => {
  it('gives the same tables in whatever loads and order both come, and counts once', async () => {
    const arrivals = [
      [[sale, first, second]],
      [[second, first, sale]],
      [[first], [second], [sale]],
      [[second], [sale], [first]],
      [[sale, second, first, second], [first]],
    ];
    const tables: string[] = [];
    for (const loads of arrivals) {
      const line = await openTestLine({ currency: 'EUR' });
      for (const load of loads) {
        await line.load(load);
        await line.advance();
      }
      tables.push(await line.snapshot());
      await line.deriver.rebuild();
      tables.push(await line.snapshot());
      const touches = await line.rows(
        `SELECT owner, count() AS touches FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) GROUP BY owner`,
      );
      // One visit of each person that it was told of, however often it was told.
      expect(touches.map(({ touches }) => touches)).toEqual(
        new Array(second.identifiers[0]!.value === 'a' ? 1 : 2).fill('1'),
      );
      await line.close();
    }
    expect(new Set(tables).size).toBe(1);
  });
});
