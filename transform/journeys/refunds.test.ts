import { inLong } from '@throughline/ingest/testing/in-long';
import { expect, it } from 'vitest';
import { client, order, purchase, rates, refund } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';

const buyer = (name: string) => ({ client_id: client(name) });
const PLACED = '2026-03-04T10:00:00Z';

it('keeps each refund on its own day, in the base currency at the rate of its sale', async () => {
  const line = await openTestLine({ currency: 'EUR', timezone: 'Europe/Berlin' });
  await line.load([
    rates('2026-03-04', 'USD', 'EUR', '0.5'),
    rates('2026-03-20', 'USD', 'EUR', '0.9'),
    // 100 − 60; 30 went back with goods worth 20, half an hour before midnight in UTC, so on the 21st in Berlin.
    order('a', buyer('a'), PLACED, 100, { cost: 60 }),
    refund('a1', 'a', '2026-03-20T23:30:00Z', 30, 20),
    // The shop says itself that 75 was kept: the refund of before is within it, and is told all the same.
    order('b', buyer('b'), PLACED, 100, {
      kept: 75,
      keptCost: 40,
      updated: '2026-03-10T10:00:00Z',
    }),
    refund('b1', 'b', '2026-03-09T10:00:00Z', 25),
    // Dollars of a sale are worth what they were on its day.
    order('c', buyer('c'), PLACED, 80, { cost: 10, currency: 'USD' }),
    refund('c1', 'c', '2026-03-20T10:00:00Z', 20, undefined, { currency: 'USD' }),
    // What was paid back cannot be read.
    order('d', buyer('d'), PLACED, 50, { cost: 10 }),
    refund('d1', 'd', '2026-03-20T10:00:00Z', 5, undefined, { netMicros: null }),
    order('e', buyer('e'), PLACED, 10, { cost: 1 }),
  ]);
  await line.advance();
  const found = await line.rows<{ id: string; kept: string; refunds: string }>(
    `SELECT native_id AS id, toString(revenue_base / 1e6) AS kept,
       toString(arrayMap(one -> (one.id, toString(one.day), one.revenue_base / 1e6, one.margin_base / 1e6), refunds)) AS refunds
     FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
     WHERE kind = 'order' ORDER BY native_id`,
  );
  await line.close();
  expect(found.map(({ id, kept, refunds }) => [id, kept, refunds])).toEqual([
    ['a', '70', "[('a1','2026-03-21',30,10)]"],
    ['b', '75', "[('b1','2026-03-09',25,25)]"],
    ['c', '30', "[('c1','2026-03-20',10,10)]"],
    ['d', null, "[('d1','2026-03-20',NULL,NULL)]"],
    ['e', '10', '[]'],
  ]);
});

inLong('gives back no more of a purchase event than was paid', async () => {
  const line = await openTestLine({ currency: 'EUR' });
  await line.load([
    purchase([client('x')], PLACED, 'T-1', 100),
    purchase([client('x')], '2026-03-06T10:00:00Z', 'T-1', 70, { type: 'refund' }),
    purchase([client('x')], '2026-03-08T10:00:00Z', 'T-1', 70, { type: 'refund' }),
  ]);
  await line.advance();
  const found = await line.rows<{ kept: string; days: string[]; amounts: string[] }>(
    `SELECT revenue_base AS kept, arrayMap(one -> toString(one.day), refunds) AS days,
       arrayMap(one -> toString(one.revenue_base), refunds) AS amounts
     FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64}) WHERE kind = 'order'`,
  );
  await line.close();
  expect(found).toEqual([
    { kept: '0', days: ['2026-03-06', '2026-03-08'], amounts: ['70000000', '30000000'] },
  ]);
});
