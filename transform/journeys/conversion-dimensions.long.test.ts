import type { Fact } from '@throughline/ingest/contract/fact';
import { expect, it } from 'vitest';
import {
  at,
  call,
  client,
  deal,
  email,
  entity,
  form,
  order,
  phone,
  purchase,
  rates,
  refund,
  units,
  visit,
} from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';
import { goalsSchema } from './goal.ts';

const anna = { email: email('anna') };
const device = [client('anna'), email('anna')];
const onPhone = { device: { category: 'mobile' as const }, region: { country: 'FR' } };

/** Conversions by what is asked for, in time, facts in either order. */
async function conversions(facts: readonly Fact[], columns: string, settings = {}) {
  const [one, other] = await Promise.all([facts, facts.toReversed()].map((each) => derived(each)));
  expect(other).toEqual(one);
  return one!;

  async function derived(loads: readonly Fact[]) {
    const line = await openTestLine({ currency: 'EUR', ...settings });
    for (const fact of loads) await line.load([fact]);
    await line.advance();
    const rows = await line.rows<Record<string, unknown>>(
      `SELECT kind, ${columns} FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
       ORDER BY at, kind, native_id`,
    );
    await line.close();
    return rows.map((row) => Object.values(row));
  }
}

it('says what a lead asked for, who has it, and on which device it was left', async () => {
  const found = await conversions(
    [
      visit(device, '2026-01-01T10:00:00Z', undefined, onPhone),
      // During that visit; the form itself knows no device.
      form(device, '2026-01-01T10:10:00Z', { variant: 'demo', branch: 'Lyon' }),
      form(device, '2026-03-01T10:00:00Z', { ...onPhone, device: { category: 'tablet' } }),
      // Long after the visit: its device is not the call's.
      entity(
        'call',
        'k',
        '2026-05-01T10:00:00Z',
        {
          direction: 'in',
          startedAt: at('2026-05-01T10:00:00Z'),
          operator: 'Olga',
          branch: 'Nice',
        },
        anna,
      ),
      entity(
        'lead',
        'l',
        '2026-07-01T10:00:00Z',
        { createdAt: at('2026-07-01T10:00:00Z'), type: 'price', owner: 'Ivan', branch: 'Paris' },
        anna,
      ),
      entity(
        'deal',
        'd',
        '2026-09-01T10:00:00Z',
        {
          ...{
            createdAt: at('2026-09-01T10:00:00Z'),
            stage: 'offer',
            owner: 'Eve',
            partner: 'Acme',
          },
          companyId: '5',
        },
        anna,
      ),
    ],
    'lead_type, stage, owner_name, branch, partner, company, country, device',
  );
  expect(found).toEqual([
    ['lead', 'demo', '', '', 'Lyon', '', '', 'FR', 'mobile'],
    ['lead', 'form', '', '', '', '', '', 'FR', 'tablet'],
    ['lead', 'call', '', 'Olga', 'Nice', '', '', '', ''],
    ['lead', 'price', '', 'Ivan', 'Paris', '', '', '', ''],
    ['lead', 'deal', 'offer', 'Eve', '', 'Acme', 'crm:main:5', '', ''],
  ]);
});

it('takes of an order its own words first, then those of its deal, its visit and its contact', async () => {
  const facts = [
    visit(device, '2026-03-01T10:00:00Z', undefined, onPhone),
    form(device, '2026-03-01T10:01:00Z', { variant: 'price' }),
    order('o1', anna, '2026-03-01T10:20:00Z', 100, {
      fields: { branch: 'web', coupons: ['SUMMER', 'FREE', 'SUMMER'] },
    }),
    entity(
      'deal',
      'd1',
      '2026-03-02T10:00:00Z',
      {
        ...{ createdAt: at('2026-03-01T11:00:00Z'), status: 'open', stage: 'packed', owner: 'Eve' },
        ...{ branch: 'Lyon', partner: 'Acme', orderNumber: 'o1' },
      },
      anna,
    ),
    entity('contact', 'c1', '2026-03-01T00:00:00Z', { companyId: '9' }, anna),
    // Placed a day after any visit.
    order('o2', anna, '2026-03-03T10:00:00Z', 50),
  ];
  const found = await conversions(
    facts,
    'native_id, lead_type, stage, owner_name, branch, partner, company, country, device, coupon',
  );
  expect(found.filter(([kind]) => kind === 'order')).toEqual([
    ...[
      [
        'order',
        'o1',
        'price',
        'packed',
        'Eve',
        'web',
        'Acme',
        'crm:main:9',
        'FR',
        'mobile',
        'FREE,SUMMER',
      ],
    ],
    ...[['order', 'o2', 'price', '', '', '', '', 'crm:main:9', '', '', '']],
  ]);
});

it('knows no one company of somebody whose records name two', async () => {
  const named = (id: string, companyId: string, who = anna) =>
    entity('contact', id, '2026-03-01T00:00:00Z', { companyId }, { ...who, phone: phone('one') });
  const found = await conversions(
    [
      named('c1', '1'),
      named('c2', '2'),
      order('o', { phone: phone('one') }, '2026-03-02T10:00:00Z', 1),
    ],
    'company',
  );
  expect(found).toEqual([['order', '']]);
});

it('reads a sale that only its purchase event tells off its events', async () => {
  const found = await conversions(
    [
      purchase([client('a')], '2026-03-02T10:00:00Z', 'T-1', 30, { sessionId: undefined }),
      purchase([client('a')], '2026-03-02T10:00:05Z', 'T-1', 30, {
        ...{
          sessionId: undefined,
          ...onPhone,
          variant: 'SPRING',
          branch: 'B',
          companyId: 'web:main:3',
        },
      }),
    ],
    'branch, company, country, device, coupon',
  );
  expect(found).toEqual([['order', 'B', 'web:main:3', 'FR', 'mobile', 'SPRING']]);
});

it('says why the money of a sale is unknown', async () => {
  const placed = '2026-03-02T10:00:00Z';
  const found = await conversions(
    [
      order('known', anna, placed, 10),
      order('amount', anna, placed, 0, { fields: { netMicros: null } }),
      order('refund', anna, placed, 10),
      refund('r', 'refund', '2026-03-03T10:00:00Z', 0, undefined, { netMicros: null }),
      order('rate', anna, placed, 10, { currency: 'TRY' }),
      order('converted', anna, placed, 10, { currency: 'USD' }),
      rates('2026-03-02', 'USD', 'EUR', '0.5'),
      order('currency', anna, placed, 10, { fields: { currency: null } }),
      deal('worth', anna, placed, { won: placed, amount: 5 }),
      entity(
        'deal',
        'worthless',
        placed,
        { status: 'won', createdAt: at(placed), wonAt: at(placed) },
        anna,
      ),
      purchase([email('anna')], placed, 'T-2', undefined, { sessionId: undefined }),
      purchase([email('anna')], placed, 'T-3', 30, { sessionId: undefined }),
      visit([email('anna')], placed, undefined, {
        ...{ type: 'refund', name: 'refund', transactionId: 'T-3', sessionId: undefined },
        ...{ valueMicros: units(1), currency: 'USD' },
      }),
    ],
    'native_id, toString(revenue_base), unknown_reason',
  );
  const sales = found.filter(([kind]) => kind !== 'lead').map((row) => row.slice(1));
  expect(Object.fromEntries(sales.map(([id, ...row]) => [id, row]))).toEqual({
    known: ['10000000', ''],
    amount: [null, 'amount'],
    refund: [null, 'refund'],
    rate: [null, 'rate'],
    converted: ['5000000', ''],
    currency: [null, 'currency'],
    worth: ['5000000', ''],
    worthless: [null, 'amount'],
    'T-2': [null, 'amount'],
    'T-3': [null, 'currencies'],
  });
});

it('gives a goal the device of its event, else of its visit, and the reason of an unknown worth', async () => {
  const goals = goalsSchema.parse([{ name: 'tour', kind: 'other', once: 'each', value: 'event' }]);
  const tour = (time: string, more = {}) =>
    visit(device, time, undefined, {
      type: 'other',
      name: `tour ${time}`,
      sessionId: undefined,
      ...more,
    });
  const found = await conversions(
    [
      visit(device, '2026-03-01T10:00:00Z', undefined, { ...onPhone, sessionId: undefined }),
      tour('2026-03-01T10:05:00Z', { branch: 'Lyon', valueMicros: units(3), currency: 'EUR' }),
      tour('2026-03-04T10:05:00Z', { companyId: 'web:main:1', device: { category: 'tv' } }),
      call('unrelated', { phone: phone('x') }, '2026-05-01T10:00:00Z'),
    ],
    'branch, company, country, device, unknown_reason',
    { goals },
  );
  expect(found.filter(([kind]) => kind !== 'lead')).toEqual([
    ['goal:tour', 'Lyon', '', 'FR', 'mobile', ''],
    ['goal:tour', '', 'web:main:1', '', 'tv', 'amount'],
  ]);
});
