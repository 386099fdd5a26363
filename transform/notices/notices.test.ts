import { expect, it } from 'vitest';
import { client, costs, order, purchase, visit } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';
import { readNotices } from './notices.ts';

const SETTINGS = { currency: 'EUR', goals: [] };

it('says what is not in the figures, and nothing where all of it is', async () => {
  const line = await openTestLine({ currency: 'EUR' });
  await line.load([
    visit([client('a')], '2026-03-01T10:00:00Z'),
    order('1', { client_id: client('a') }, '2026-03-01T10:05:00Z', 10, { currency: 'EUR' }),
  ]);
  await line.advance();
  expect(await readNotices(line.warehouse, SETTINGS)).toEqual([]);

  const unnamed = purchase([client('a')], '2026-03-02T10:00:00Z', '', 30);
  const unsaid = costs('2026-03-01', '2026-03-05T00:00:00Z', [{ campaign: 'brand', cost: 12 }]);
  await line.load([
    // Another shop has a number 1 as well, and takes dollars.
    order('1', { client_id: client('b') }, '2026-03-03T10:05:00Z', 10, {
      account: 'other',
      currency: 'USD',
    }),
    { ...unnamed, transactionId: undefined },
    visit([client('c')], '2026-03-04T10:00:00Z', undefined, { cut: 3, properties: { a: 'b' } }),
    { ...unsaid, rows: unsaid.rows.map((row) => ({ ...row, vatIncluded: null })) } as typeof unsaid,
    costs('2026-03-02', '2026-03-05T00:00:00Z', [{ campaign: 'brand', cost: 7, currency: 'USD' }]),
  ]);
  await line.advance();
  const found = await readNotices(line.warehouse, SETTINGS);
  // Nothing reaches a goal that the derivation does not know.
  expect(await readNotices(line.warehouse, { ...SETTINGS, goals: ['quote'] })).toEqual([
    ...found,
    { notice: 'silent_goals', subject: 'quote', count: 1 },
  ]);
  expect(found.map(({ notice, subject, count }) => [notice, subject, count])).toEqual([
    ['ambiguous_numbers', 'crm/main and crm/other', 1],
    ['cut', 'web/main', 3],
    ['missing_rates', 'USD 2026-03-02 to 2026-03-03', 2],
    ['purchases_without_id', 'web/main', 1],
    ['unknown_vat', 'ads/main', 1],
  ]);
  await line.close();
});

it('counts what the books of the deliveries tell', async () => {
  const line = await openTestLine();
  const book = (offset: number) => [
    ...[`00000000-0000-4000-8000-00000000000${offset}`, 'ga4', 'main', 0, offset],
    [{ code: 'stream_unmapped', subject: 'x', message: 'no', records: 3 }],
    [{ reason: 'internal', setting: '', records: 2 }],
    { user_id: 5 },
  ];
  await line.warehouse.insert(
    'deliveries',
    ['id', 'source', 'account', 'partition', 'offset', 'skips', 'tests', 'placeholders'],
    [book(1), book(2)],
  );
  expect(await readNotices(line.warehouse, SETTINGS)).toEqual([
    { notice: 'placeholders', subject: 'user_id', count: 10 },
    { notice: 'skipped', subject: 'ga4 stream_unmapped', count: 6 },
    { notice: 'tests', subject: 'ga4 internal', count: 4 },
  ]);
  await line.close();
});
