import type { EventFact } from '@throughline/ingest/contract/fact';
import {
  at,
  call,
  client,
  costs,
  deal,
  email,
  entity,
  order,
  phone,
  units,
  visit,
} from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';

export const DESK_CONFIG = {
  ...{ currency: 'EUR', timezone: 'UTC', vatRate: '0.20', agencyFee: '0.10' },
  ...{ customWeights: [10, 20, 70], lookbackDays: 90, halfLifeDays: 7 },
};

const number = (of: string) => ({ phone: phone(`+4930000${of}`) });
const rang = (
  id: string,
  of: string | null,
  time: string,
  status: 'answered' | 'missed' | 'voicemail',
  more: { operator?: string; wait?: number; talk?: number; out?: boolean } = {},
) =>
  entity(
    'call',
    id,
    time,
    {
      ...{ direction: more.out ? 'out' : 'in', status, startedAt: at(time) },
      trackingNumber: '+4930111',
      ...(more.operator && { operator: more.operator }),
      ...(more.wait !== undefined && { waitSeconds: more.wait }),
      ...(more.talk !== undefined && { talkSeconds: more.talk }),
    },
    of === null ? {} : number(of),
  );

/**
 * A desk in March 2026, in euros.
 *
 * | call | caller | at          | what became of it                                           |
 * |------|--------|-------------|-------------------------------------------------------------|
 * | c1   | 01     | 2nd, 09:00  | answered by Eve after 10 s                                  |
 * | c2   | 02     | 2nd, 09:30  | answered by Eve after 30 s                                  |
 * | c3   | 03     | 2nd, 11:00  | missed; Bob calls back at 11:20                             |
 * | c4   | 04     | 3rd, 11:00  | missed; Bob calls back at 15:00, the first to do so         |
 * | c5   | 05     | 3rd, 12:00  | missed; tried again in vain at 12:30 (c6)                   |
 * | c6   | 05     | 3rd, 12:30  | voicemail; nobody calls back within a day: lost             |
 * | c7   | 06     | 4th, 10:00  | missed; gets through to Eve at 10:05 (c8), who did not wait |
 * | c9   | –      | 5th, 18:00  | missed, number withheld: lost                               |
 *
 * A mailing of the 10th went to four people, one of whom it did not reach; two opened it, one of them by a machine alone, and
 * M1 clicked, then bought for 80 on the 12th. A reminder of the 20th brought M2 back, whose cart of a teapot stood since six, and who paid 60 at eleven.
 *
 * A mug costs 4 and sells for 10, a teapot 20 for 50; of the tray the cost is not known. Orders of the 16th on: three of a mug
 * and a teapot, one of them with a mug given back, one of two mugs, one of a tray. Three carts of mugs were filled on the 17th,
 * and one of them was ordered. Of mugs 10, 8, 7 and 2 are left on the 16th to the 19th, of teapots 2 on the 16th and none
 * from then on; none of the orders is sent yet. Ads cost 37 on the 18th.
 *
 * Sixty buyers answer in March, a third of them each with 10, 8 and 4, as they rate the delivery 5, 4 and 2; ten did in
 * February, all with 9. V1 of the search ads is the first of them.
 *
 * On the 1st of April the site lends its two numbers: V2 asks at 9:00 and at 9:10, V3 at 9:05, each for a quarter of an hour. The
 * caller of 9:06 dialled V3's number; that of 10:00 dialled V2's, which nobody holds any more.
 *
 * Of three deals of the 6th one was won for 500 after two days in the first stage and four in the second, one was lost after a
 * day (300, too dear), one stands in the first stage (200).
 */
export async function openDeskWorld() {
  const settings = { currency: 'EUR', timezone: 'UTC', lookbackDays: 90 };
  const line = await openTestLine(settings, undefined, at('2026-04-02T06:00:00Z'));
  await line.load([
    visit([client('v1')], '2026-03-02T09:00:00Z', { source: 'google', medium: 'cpc' }),
    rang('c1', '01', '2026-03-02T09:00:00Z', 'answered', { operator: 'Eve', wait: 10, talk: 60 }),
    rang('c2', '02', '2026-03-02T09:30:00Z', 'answered', { operator: 'Eve', wait: 30, talk: 90 }),
    rang('c3', '03', '2026-03-02T11:00:00Z', 'missed'),
    rang('o1', '03', '2026-03-02T11:20:00Z', 'answered', { operator: 'Bob', out: true }),
    rang('c4', '04', '2026-03-03T11:00:00Z', 'missed'),
    rang('o2', '04', '2026-03-03T15:00:00Z', 'missed', { operator: 'Bob', out: true }),
    rang('c5', '05', '2026-03-03T12:00:00Z', 'missed'),
    rang('c6', '05', '2026-03-03T12:30:00Z', 'voicemail'),
    rang('o3', '05', '2026-03-05T12:00:00Z', 'answered', { operator: 'Bob', out: true }),
    rang('c7', '06', '2026-03-04T10:00:00Z', 'missed'),
    rang('c8', '06', '2026-03-04T10:05:00Z', 'answered', { operator: 'Eve', wait: 0 }),
    rang('c9', null, '2026-03-05T18:00:00Z', 'missed'),
    ...lent(),
    ...callers(),
    ...mailing(),
    ...shop(),
    ...survey(),
    ...deals(),
  ]);
  await line.advance();
  return line;
}

/** In the year before forty others called, and each fifth bought for 100, half of it margin: eight sales. */
function callers() {
  return Array.from({ length: 40 }, (_, index) => {
    const of = String(100 + index);
    const day = `2025-0${5 + (index % 4)}-10`;
    return [
      call(`y${index}`, number(of), `${day}T10:00:00Z`),
      ...(index % 5 === 0
        ? [order(`y${index}`, number(of), `${day}T12:00:00Z`, 100, { cost: 50 })]
        : []),
    ];
  }).flat();
}

const mail = (of: string) => [email(`${of}@mail.example`)];
function message(of: string, time: string, became: string, more: Partial<EventFact> = {}) {
  return visit(mail(of), time, undefined, {
    type: `message_${became}` as EventFact['type'],
    ...{ name: became, subject: 'March', variant: 'bulk', medium: 'email', ...more },
  });
}

function mailing() {
  const reminder = { subject: 'Reminder', variant: 'triggered' };
  const bought = (of: string, time: string, net: number) =>
    order(`m-${of}`, { email: mail(of)[0]! }, time, net, { cost: net / 2 });
  return [
    ...['m1', 'm2', 'm3', 'm4'].map((of) => message(of, '2026-03-10T09:00:00Z', 'sent')),
    ...['m1', 'm2', 'm3'].map((of) => message(of, '2026-03-10T09:01:00Z', 'delivered')),
    message('m4', '2026-03-10T09:01:00Z', 'bounced'),
    message('m1', '2026-03-10T10:00:00Z', 'opened'),
    message('m1', '2026-03-10T18:00:00Z', 'opened'),
    message('m2', '2026-03-10T09:02:00Z', 'opened', { isBot: true }),
    message('m1', '2026-03-10T10:01:00Z', 'clicked'),
    message('m3', '2026-03-11T10:00:00Z', 'unsubscribed'),
    bought('m1', '2026-03-12T10:00:00Z', 80),
    message('m2', '2026-03-20T09:00:00Z', 'sent', reminder),
    message('m2', '2026-03-20T09:01:00Z', 'delivered', reminder),
    message('m2', '2026-03-20T10:00:00Z', 'clicked', reminder),
    bought('m2', '2026-03-20T11:00:00Z', 60),
  ];
}

const line = (
  id: string,
  sku: string,
  net: number,
  quantity = 1,
  kept = quantity,
  discount = 0,
) => ({
  ...{
    id,
    sku,
    name: sku,
    quantity: BigInt(quantity) * 1_000_000n,
    keptQuantity: BigInt(kept) * 1_000_000n,
  },
  ...{ netMicros: units(net), discountMicros: units(discount) },
});

function shop() {
  const product = (sku: string, name: string, price: number, cost?: number) =>
    entity(
      'product',
      sku,
      '2026-03-01T00:00:00Z',
      {
        ...{ sku, name, category: 'tableware', priceMicros: units(price), currency: 'EUR' },
        ...(cost !== undefined && { costMicros: units(cost) }),
      },
      {},
    );
  const level = (sku: string, day: string, available: number) =>
    entity(
      'stock_level',
      `${sku}-${day}`,
      `2026-03-${day}T21:00:00Z`,
      {
        ...{ sku, product: sku, asOf: at(`2026-03-${day}T21:00:00Z`) },
        ...{ available: BigInt(available) * 1_000_000n, incoming: 0n },
      },
      {},
    );
  const bought = (id: string, day: number, net: number, lines: ReturnType<typeof line>[]) =>
    order(id, { email: email(`${id}@shop.example`) }, `2026-03-${day}T10:00:00Z`, net, {
      fields: { lines },
    });
  const put = (of: string, time: string, type: 'cart_added' | 'purchase') =>
    visit([client(of)], time, undefined, {
      ...{ type, name: type },
      ...(type === 'purchase' && {
        ...{ transactionId: 'w1', valueMicros: units(10), currency: 'EUR' },
      }),
      items: [{ id: 'MUG', sku: 'MUG', name: 'Mug', category: 'tableware', quantity: 1_000_000n }],
    });
  return [
    product('MUG', 'Mug', 10, 4),
    product('POT', 'Teapot', 50, 20),
    product('TRAY', 'Tray', 30),
    ...['16', '17', '18', '19'].flatMap((day, index) => [
      level('MUG', day, [10, 8, 7, 2][index]!),
      level('POT', day, [2, 0, 0, 0][index]!),
    ]),
    costs('2026-03-18', '2026-03-19T00:00:00Z', [{ campaign: 'Brand', cost: 37 }]),
    bought('s1', 16, 60, [line('1', 'MUG', 10), line('2', 'POT', 50)]),
    bought('s2', 16, 60, [line('1', 'MUG', 10, 1, 0), line('2', 'POT', 50)]),
    bought('s3', 17, 55, [line('1', 'MUG', 10), line('2', 'POT', 45, 1, 1, 5)]),
    bought('s4', 18, 20, [line('1', 'MUG', 20, 2)]),
    bought('s5', 18, 30, [line('1', 'TRAY', 30)]),
    visit(mail('m2'), '2026-03-20T06:00:00Z', undefined, {
      ...{ type: 'cart_added', name: 'cart_added' },
      items: [
        { id: 'POT', sku: 'POT', name: 'Teapot', category: 'tableware', quantity: 1_000_000n },
      ],
    }),
    ...['k1', 'k2', 'k3'].map((of) => put(of, '2026-03-17T09:00:00Z', 'cart_added')),
    put('k1', '2026-03-17T09:10:00Z', 'purchase'),
  ];
}

function survey() {
  const answer = (id: string, time: string, score: number, delivery: number) =>
    entity(
      'survey_response',
      id,
      time,
      {
        ...{ survey: 'after-order', type: 'nps' as const, score: BigInt(score) * 1_000_000n },
        ...{
          answeredAt: at(time),
          answers: { recommend: String(score), delivery: String(delivery) },
        },
      },
      id === 'n0' ? { client_id: client('v1') } : { email: email(`${id}@buyer.example`) },
    );
  const given = [
    { score: 10, delivery: 5 },
    { score: 8, delivery: 4 },
    { score: 4, delivery: 2 },
  ] as const;
  return [
    ...Array.from({ length: 60 }, (_, index) => {
      const { score, delivery } = given[index % 3]!;
      return answer(`n${index}`, `2026-03-${20 + (index % 3)}T12:00:00Z`, score, delivery);
    }),
    ...Array.from({ length: 10 }, (_, index) => answer(`f${index}`, '2026-02-20T12:00:00Z', 9, 5)),
  ];
}

function deals() {
  const opened = (id: string, amount: number, stages: [string, string][], more: object = {}) =>
    deal(id, { email: email(`${id}@deal.example`) }, '2026-03-06T09:00:00Z', {
      amount,
      fields: { stages: stages.map(([stage, time]) => ({ stage, at: at(time) })), ...more },
    });
  return [
    opened(
      'd1',
      500,
      [
        ['Qualified', '2026-03-06T09:00:00Z'],
        ['Offer', '2026-03-08T09:00:00Z'],
      ],
      { status: 'won', wonAt: at('2026-03-12T09:00:00Z') },
    ),
    opened('d2', 300, [['Qualified', '2026-03-06T09:00:00Z']], {
      ...{ status: 'lost', lostAt: at('2026-03-07T09:00:00Z'), lostReason: 'Too dear' },
    }),
    opened('d3', 200, [['Qualified', '2026-03-06T09:00:00Z']]),
  ];
}

function lent() {
  const lease = (who: string, time: string, subject: string) =>
    visit([client(who)], `2026-04-01T${time}:00Z`, undefined, {
      ...{ type: 'number_lease', name: 'number_lease', subject, variant: 'main' },
      properties: { hold_seconds: '900', lease: 'pool' },
    });
  const dialled = (id: string, time: string, trackingNumber: string) =>
    entity(
      'call',
      id,
      `2026-04-01T${time}:00Z`,
      {
        ...{ direction: 'in', status: 'answered', startedAt: at(`2026-04-01T${time}:00Z`) },
        trackingNumber,
      },
      number(id),
    );
  return [
    lease('v2', '09:00', '+4930777001'),
    lease('v2', '09:10', '+4930777001'),
    lease('v3', '09:05', '+4930777002'),
    dialled('c10', '09:06', '030 777 002'),
    dialled('c11', '10:00', '+4930777001'),
  ];
}
