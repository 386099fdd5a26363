import { afterEach, expect, it } from 'vitest';
import { client, visit } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';

type Line = Awaited<ReturnType<typeof openTestLine>>;
let line: Line;
afterEach(() => line.close());

const AT = '2026-03-01T10:00:00Z';

it('stores what an event tells beside what happened', async () => {
  line = await openTestLine();
  await line.load([
    visit([client('a')], AT, undefined, {
      ...{ type: 'cart_added', name: 'add_to_cart', subject: 'c-7', variant: 'top' },
      ...{ valueMicros: 499_500_000n, currency: 'EUR', pageTitle: 'Sofa', searchTerm: 'sofa' },
      clickIds: { gclid: 'Cj0' },
      device: { category: 'mobile', os: 'iOS' },
      region: { country: 'DE', city: 'Berlin' },
      properties: { floor: '2' },
      consent: { analytics: 'granted', ads: 'denied' },
      items: [
        { id: 'S1', quantity: 2_000_000n, priceMicros: 249_750_000n, name: 'Sofa' },
        { id: 'S2', quantity: 1_000_000n, position: 3 },
      ],
    }),
  ]);
  expect(
    await line.rows(
      `SELECT type, subject, variant, value_micros, currency, page_title, search_term, device, os, country, city,
         properties, click_ids, items.id AS ids, items.quantity AS quantities, items.price AS prices,
         items.position AS positions, consent, contract FROM events`,
    ),
  ).toEqual([
    {
      ...{ type: 'cart_added', subject: 'c-7', variant: 'top', value_micros: '499500000' },
      ...{ currency: 'EUR', page_title: 'Sofa', search_term: 'sofa', device: 'mobile', os: 'iOS' },
      ...{ country: 'DE', city: 'Berlin', properties: { floor: '2' }, click_ids: { gclid: 'Cj0' } },
      ...{ ids: ['S1', 'S2'], quantities: ['2000000', '1000000'], prices: ['249750000', null] },
      // Analytics granted (1), ads denied (2 in the second place).
      ...{ positions: [null, 3], consent: 1 + 2 * 4, contract: 2 },
    },
  ]);
});

it('of an event that was stored without them and is read again, keeps the one that tells more', async () => {
  line = await openTestLine();
  const plain = visit([client('a')], AT);
  await line.load([plain]);
  await line.load([{ ...plain, ...{ subject: 'sofas', device: { category: 'mobile' } } }]);
  await line.warehouse.run(
    "ALTER TABLE events UPDATE contract = 1 WHERE subject = '' SETTINGS mutations_sync = 2",
  );
  expect(await line.rows('SELECT count() AS rows, uniqExact(id) AS ids FROM events')).toEqual([
    { rows: '2', ids: '1' },
  ]);
  await line.advance();
  expect(
    await line.rows(
      'SELECT kind FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})',
    ),
  ).toEqual([{ kind: 'visit' }]);
});

it('stores blocks of figures by the names of their kind, in millionths', async () => {
  line = await openTestLine();
  const slice = {
    ...{ key: 'search:shop.example:2026-03-01', snapshotAt: 1_772_400_000_000_000 },
    ...{ snapshotId: '00000000-0000-4000-8000-000000000009', part: 1, parts: 1 },
  };
  await line.load([
    {
      ...{ kind: 'slice', type: 'search_performance', slice, isTest: false },
      ...{ id: '00000000-0000-4000-8000-000000000008', source: 'search-console', account: 'shop' },
      occurredAt: 1_772_400_000_000_000,
      rows: [
        {
          date: '2026-03-01',
          dimensions: { query: 'oak table', page: '/tables' },
          metrics: { impressions: 120_000_000n, clicks: 7_000_000n, position_sum: 402_500_000n },
        },
      ],
    },
  ]);
  expect(await line.rows('SELECT type, day, until, dimensions, metrics FROM measure_rows')).toEqual(
    [
      {
        ...{ type: 'search_performance', day: '2026-03-01', until: '2026-03-01' },
        dimensions: { page: '/tables', query: 'oak table' },
        metrics: { clicks: '7000000', impressions: '120000000', position_sum: '402500000' },
      },
    ],
  );
});
