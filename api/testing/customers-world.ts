import { at, customer, deal, order, refund } from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';

export const CUSTOMERS_CONFIG = {
  ...{ currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ customWeights: [10, 20, 70], lookbackDays: 30, halfLifeDays: 7 },
};

const ann = { customer_id: customer('ann') };
const ben = { customer_id: customer('ben') };
const cid = { customer_id: customer('cid') };
const dan = { customer_id: customer('dan') };

/**
 * Four customers of a shop, in euros, published on 10 April 2026.
 *
 * | who | January          | February             | March     | April      |
 * |-----|------------------|----------------------|-----------|------------|
 * | ann | 31st: 100 − 70   |                      | 20 − 10   |            |
 * | ben | 50 − 30          | 80 − 40, 30 − 15 back|           | 5th: 9 − 3 |
 * | cid |                  |                      | 15 − 10   |            |
 * | dan |                  | cancelled            |           |            |
 *
 * ann's first order was placed on the 31st in Berlin, an hour before midnight in UTC on the 30th. ben's order of January is
 * told by a deal as well, which counts for nothing. One more order of cid is dated 2027 by mistake.
 */
export async function openCustomersWorld() {
  const settings = { currency: 'EUR', timezone: 'Europe/Berlin', lookbackDays: 30 };
  const line = await openTestLine(settings, undefined, at('2026-04-10T06:00:00Z'));
  await line.load([
    order('a1', ann, '2026-01-30T23:30:00Z', 100, { cost: 70 }),
    order('a2', ann, '2026-03-01T10:00:00Z', 20, { cost: 10 }),
    order('b1', ben, '2026-01-02T10:00:00Z', 50, { cost: 30 }),
    deal('9', ben, '2026-01-02T09:00:00Z', {
      ...{ won: '2026-02-03T09:00:00Z', amount: 50, margin: 20, orderNumber: 'b1' },
    }),
    order('b2', ben, '2026-02-10T10:00:00Z', 80, { cost: 40 }),
    refund('r1', 'b2', '2026-03-05T10:00:00Z', 30, 15),
    order('b3', ben, '2026-04-05T10:00:00Z', 9, { cost: 3 }),
    order('c1', cid, '2026-03-31T10:00:00Z', 15, { cost: 10 }),
    order('d1', dan, '2026-02-20T10:00:00Z', 40, { cancelled: true }),
    order('c2', cid, '2027-03-01T10:00:00Z', 500, { cost: 10 }),
  ]);
  await line.advance();
  return line;
}
