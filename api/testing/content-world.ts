import type { EventFact, Fact, SliceFact } from '@throughline/ingest/contract/fact';
import { deterministicId } from '@throughline/ingest/contract/ids';
import {
  at,
  client,
  costs,
  deal,
  email,
  entity,
  form,
  order,
  sale,
  units,
  visit,
} from '@throughline/transform/testing/facts';
import { openTestLine } from '@throughline/transform/testing/test-line';
import { documentFact } from './document-fact.ts';
import { LIST_FACTS } from './list-facts.ts';
import { publicFacts } from './public-facts.ts';

export const CONTENT_CONFIG = {
  ...{ currency: 'EUR', timezone: 'UTC', vatRate: '0.20', agencyFee: '0' },
  ...{ customWeights: [40, 20, 40], lookbackDays: 90, halfLifeDays: 7 },
  brandTerms: ['Acme'],
  partners: [
    {
      ...{ name: 'Dealer', commission: '0.10', commissionOf: 'revenue' as const },
      ...{ campaigns: ['Dealer-Joint', 'dealer-silent'], pays: '0.4' },
    },
    {
      ...{ name: 'Eva', commission: '0.05', commissionOf: 'margin' as const },
      ...{ campaigns: [], pays: '0' },
    },
  ],
  // A week with the letter, a week without it; and regions that no visit names.
  experiments: [
    {
      ...{ name: 'Letters', channel: 'Email', from: '2026-03-01', to: '2026-03-28', carryOver: 1 },
      blocks: ['01', '08', '15', '22'].map((day, at) => ({
        ...{ from: `2026-03-${day}`, ads: at % 2 === 0 },
      })),
    },
    {
      ...{ name: 'Cities', from: '2026-03-16', to: '2026-03-22', carryOver: 0 },
      regions: { with: ['North'], without: ['South'], before: 7 },
    },
  ],
};

const mail = (of: string) => email(`${of}@mail.example`);
const by = (of: string) => ({ email: mail(of) });
const SEARCH = { source: 'google', medium: 'cpc', campaign: 'search' };
const LETTER = { source: 'news', medium: 'email', campaign: 'letter' };

const page = (path: string, more: Partial<EventFact> = {}): Partial<EventFact> => ({
  pageUrl: `https://shop.example${path}`,
  ...more,
});

/**
 * Pages, searches, branches, events and partners in March 2026, in euros.
 *
 * | who | first            | then          | last          | buys                 |
 * |-----|------------------|---------------|---------------|----------------------|
 * | a   | 2nd, ad, /tables | –             | 5th, /mugs    | 100 (cost 60)        |
 * | b   | 3rd, ad, /tables | 4th, letter, /| 6th, letter, /mugs | 200 (cost 120)  |
 * | c   | –                | –             | 7th, ad, /mugs| nothing; asks in a form |
 *
 * a looked at two pages at once and came straight to the site on the 5th; c asked: the other visits were a single view.
 */
function pages(): readonly Fact[] {
  const tables = (of: string, day: string, creative = '', more: Partial<EventFact> = {}) =>
    visit(
      [client(of)],
      `2026-03-0${day}T09:00:00Z`,
      { ...SEARCH, ...(creative && { creative }) },
      page('/tables', more),
    );
  return [
    tables('a', '2', 'oak-video', { device: { category: 'mobile' } }),
    visit([client('a')], '2026-03-02T09:00:05Z', undefined, page('/mugs')),
    visit([client('a'), mail('a')], '2026-03-05T09:00:00Z', undefined, page('/mugs')),
    order('a1', by('a'), '2026-03-05T10:00:00Z', 100, { cost: 60 }),
    tables('b', '3'),
    visit([client('b')], '2026-03-04T09:00:00Z', LETTER, page('/')),
    visit([client('b'), mail('b')], '2026-03-06T09:00:00Z', LETTER, page('/mugs')),
    order('b1', by('b'), '2026-03-06T10:00:00Z', 200, { cost: 120 }),
    visit([client('c')], '2026-03-07T09:00:00Z', SEARCH, page('/mugs')),
    form([client('c')], '2026-03-07T09:00:03Z', { sessionId: 'c-2026-03-07T09' }),
  ];
}

/** What the search engine tells of one day: query, page, impressions, clicks, and the mean position, null where untold. */
type Told = readonly [string, string, number, number, number | null];
function searches(day: string, taken: string, rows: readonly Told[]): SliceFact {
  const key = `search_performance:shop:${day}`;
  const content = JSON.stringify(rows);
  return {
    ...{ kind: 'slice', type: 'search_performance', source: 'search-console', account: 'shop' },
    ...{ id: deterministicId('slice', key, content), occurredAt: at(taken), isTest: false },
    slice: {
      ...{ key, snapshotAt: at(taken), part: 1, parts: 1 },
      snapshotId: deterministicId('snapshot', key, content),
    },
    rows: rows.map(([query, path, impressions, clicks, position]) => ({
      date: day,
      dimensions: { property: 'shop', query, page: `https://shop.example${path}`, type: 'web' },
      metrics: {
        impressions: BigInt(impressions) * 1_000_000n,
        clicks: BigInt(clicks) * 1_000_000n,
        ...(position !== null && { position_sum: BigInt(impressions * position * 1_000_000) }),
      },
    })),
  };
}

function bought(day: string, rows: readonly (readonly [string, string, number, number])[]) {
  const told = costs(
    day,
    `${day}T23:00:00Z`,
    rows.map(([campaign, , cost, clicks]) => ({ campaign, cost, clicks })),
    `ad_cost:google_ads:1:${day}:keyword`,
  );
  return {
    ...told,
    rows: told.rows.map((row, index) => ({ ...row, keyword: rows[index]![1] })),
  } as SliceFact;
}

function found(): readonly Fact[] {
  return [
    searches('2026-02-24', '2026-02-26T00:00:00Z', [['oak table', '/tables', 30, 3, 2]]),
    // Restated: the first word counts no more.
    searches('2026-03-03', '2026-03-05T00:00:00Z', [['oak table', '/tables', 999, 99, 9]]),
    searches('2026-03-03', '2026-03-06T00:00:00Z', [
      ['oak table', '/tables', 100, 10, 3],
      ['acme oak', '/', 50, 20, 1],
      ['', '/', 40, 4, 5],
    ]),
    searches('2026-03-10', '2026-03-13T00:00:00Z', [
      ['Oak  table', '/tables', 60, 2, 6],
      ['ёлка', '/', 20, 1, null],
    ]),
    bought('2026-03-03', [
      ['search', '"Oak Table" -cheap', 30, 6],
      ['brand', '[acme oak]', 5, 10],
      ['search', '+елка', 8, 2],
    ]),
  ];
}

const till = (branch?: string) => ({
  fields: { channel: 'pos' as const, ...(branch && { branch }) },
});

/**
 * The till of Centre sold to d, who had come by an ad on the 10th, and to e, who was never seen online; a third sale names
 * neither buyer nor branch. The office won a deal with g, who had come by a letter on the 1st. In April thirty buyers of the
 * Mall left an address, and six of them had visited the site two days before.
 *
 * s1 and s2 registered for the oak day of the 20th, s1 and s3 came, s3 asked for an offer there and bought for 60; s1 was at
 * the fair as well, then bought for 300.
 */
function rooms(): readonly Fact[] {
  const met = (of: string, time: string, subject: string, variant: string) =>
    visit([mail(of)], time, undefined, { type: 'offline', name: subject, subject, variant });
  const mall = Array.from({ length: 30 }, (_, index) => [
    ...(index < 6 ? [visit([mail(`m${index}`)], '2026-04-03T10:00:00Z', SEARCH)] : []),
    order(`m${index}`, by(`m${index}`), '2026-04-05T10:00:00Z', 10, { cost: 5, ...till('Mall') }),
  ]).flat();
  return [
    visit([client('d'), mail('d')], '2026-03-10T12:00:00Z', SEARCH, page('/tables')),
    order('d1', by('d'), '2026-03-16T12:00:00Z', 80, { cost: 40, ...till('Centre') }),
    order('e1', by('e'), '2026-03-17T12:00:00Z', 50, { cost: 25, ...till('Centre') }),
    order('f1', { number: sale('f1') }, '2026-03-17T13:00:00Z', 30, { cost: 15, ...till() }),
    visit([mail('g')], '2026-03-01T12:00:00Z', LETTER, page('/')),
    deal('g1', by('g'), '2026-03-15T12:00:00Z', {
      ...{ won: '2026-03-18T12:00:00Z', amount: 500, margin: 200 },
      fields: { branch: 'Office' },
    }),
    order('h1', by('h'), '2026-03-18T12:00:00Z', 100, { cost: 50, fields: { branch: 'Centre' } }),
    ...mall,
    met('s1', '2026-03-12T10:00:00Z', 'Oak day', 'registered'),
    met('s2', '2026-03-12T10:00:00Z', 'Oak day', 'registered'),
    met('s1', '2026-03-20T10:00:00Z', 'Oak day', 'attended'),
    met('s3', '2026-03-20T10:00:00Z', 'Oak day', 'attended'),
    met('s3', '2026-03-20T12:00:00Z', 'Oak day', 'request'),
    met('s1', '2026-03-22T10:00:00Z', 'Fair', 'stand'),
    order('s1', by('s1'), '2026-03-25T10:00:00Z', 300, { cost: 150 }),
    order('s3', by('s3'), '2026-03-26T10:00:00Z', 60, { cost: 30 }),
  ];
}

/**
 * The dealer sold for 400, of which it keeps 40 by its own word, and for 100; Eva’s code was used for 200 and, beside one that
 * nobody lists, for 80; that one alone for 50. With a third partner nothing was agreed. The joint campaign cost 100.
 */
/** A goal with everything that it needs, one that serves it, and a wish. */
function goals(): readonly Fact[] {
  const [from, by] = ['2026-03-01', '2026-12-31'];
  const written = {
    'More margin': { specific: 'Earn more', metric: 'margin', target: '12000', from, by },
    'More orders': { metric: 'orders', target: '200', from, by, parent: 'More margin' },
    Fame: { metric: 'fame' },
  };
  return Object.entries(written).map(([id, body]) =>
    documentFact({
      ...{ type: 'smart_goal', id, version: 1, state: 'draft', body },
      created_at: '2026-03-01T08:00:00Z',
    }),
  );
}

function partners(): readonly Fact[] {
  const sold = (
    id: string,
    day: string,
    net: number,
    cost: number | undefined,
    fields: NonNullable<NonNullable<Parameters<typeof order>[4]>['fields']>,
  ) => order(id, by(id), `2026-03-${day}T15:00:00Z`, net, { ...(cost && { cost }), fields });
  return [
    entity(
      'promo_code',
      'EVA10',
      '2026-03-01T00:00:00Z',
      { code: 'EVA10', partner: 'Eva', discountShare: 100_000n },
      {},
    ),
    sold('p1', '12', 400, 200, { partner: 'Dealer', feeMicros: units(40) }),
    sold('p2', '13', 100, 60, { partner: 'Dealer' }),
    sold('p3', '14', 200, 100, { coupons: ['EVA10'] }),
    sold('p4', '14', 50, 25, { coupons: ['SPRING'] }),
    sold('p5', '15', 80, 40, { coupons: ['spring', 'eva10'] }),
    sold('p6', '15', 10, undefined, { partner: 'Third' }),
    costs('2026-03-15', '2026-03-15T23:00:00Z', [{ campaign: 'dealer-joint', cost: 100 }]),
  ];
}

/** Demand for tables in March and a year and a month before, of two subjects, and the size of the market in euros. */
function market(): readonly Fact[] {
  const told = (month: string, subject: string, unit: string, value: number): SliceFact => {
    const date = `${month}-01`;
    const metric = unit === 'EUR' ? 'market size' : 'demand';
    const key = `market:${metric}:${subject}:${date}`;
    return {
      ...{ kind: 'slice', type: 'market', source: 'files', account: 'market', isTest: false },
      ...{ id: deterministicId('slice', key, value), occurredAt: at('2026-04-01T00:00:00Z') },
      slice: {
        ...{ key, snapshotAt: at('2026-04-01T00:00:00Z'), part: 1, parts: 1 },
        snapshotId: deterministicId('snapshot', key, value),
      },
      rows: [
        {
          ...{ date, dimensions: { metric, subject, unit, provenance: 'study' } },
          metrics: { value: BigInt(value) * 1_000_000n },
        },
      ],
    };
  };
  return [
    told('2025-03', 'tables', 'searches', 100),
    told('2026-02', 'tables', 'searches', 80),
    told('2026-03', 'tables', 'searches', 120),
    told('2026-03', 'chairs', 'searches', 360),
    told('2026-03', 'furniture', 'EUR', 22_600),
  ];
}

/** A line that is open on it. */
export async function openContentWorld() {
  const settings = { currency: 'EUR', timezone: 'UTC', lookbackDays: 90 };
  const line = await openTestLine(settings, undefined, at('2026-04-08T06:00:00Z'));
  await line.load([
    ...pages(),
    ...found(),
    ...rooms(),
    ...partners(),
    ...goals(),
    // Who subscribed before March, and so is no lead of it.
    ...LIST_FACTS.filter((fact) => fact.kind === 'entity' && /[abei]$/.test(fact.entityId)),
    ...market(),
    ...publicFacts(),
  ]);
  await line.advance();
  return line;
}
