import type { Fact } from '@throughline/ingest/contract/fact';
import { IS_LONG, runs } from '@throughline/ingest/testing/long-runs';
import { describe, expect, it } from 'vitest';
import type { DeriveSettings } from '../derive/settings.ts';
import {
  client,
  crm,
  deal,
  email,
  order,
  purchase,
  refund,
  units,
  visit,
} from '../testing/facts.ts';
import { once } from '../testing/once.ts';
import { openTestLine } from '../testing/test-line.ts';

const TIMEOUT = { timeout: 240_000 };
const PLACED = '2026-03-04T10:00:00Z';

type Sale = readonly [kind: string, revenue: number | null, from: string];
/** Facts of one small business; `tag` begins its ids, so that many live in one warehouse. */
type Scene = (tag: string) => readonly Fact[];

const person = (tag: string) => ({ email: email(`${tag}-a`) });

/**
 * Sales of each scene. The first facts of all scenes are derived before the second ones come, and so on;
 * a long run tries that the other way round gives the same.
 */
async function sales(
  scenes: Record<string, Scene>,
  settings: Partial<DeriveSettings> = {},
): Promise<Record<string, Sale[]>> {
  const facts = Object.entries(scenes).map(([tag, scene]) => scene(tag));
  const steps = Math.max(...facts.map(({ length }) => length));
  const loads = Array.from({ length: steps }, (_, i) => facts.flatMap((scene) => scene[i] ?? []));
  const one = await derived(loads, settings);
  if (IS_LONG) expect(await derived(loads.toReversed(), settings)).toEqual(one);
  return Object.fromEntries(
    Object.keys(scenes).map((tag) => [
      tag,
      one.filter(({ id }) => id.startsWith(`${tag}-`)).map(({ sale }) => sale),
    ]),
  );
}

async function derived(loads: readonly (readonly Fact[])[], settings: Partial<DeriveSettings>) {
  const line = await openTestLine(settings);
  for (const load of loads) {
    await line.load(load);
    await line.advance();
  }
  const rows = await line.rows<{ id: string; kind: string; base: string | null; from: string }>(
    `SELECT native_id AS id, kind, revenue_base AS base, source_of_money AS from
     FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
     WHERE kind != 'lead' ORDER BY kind DESC, native_id`,
  );
  await line.close();
  return rows.map(({ id, kind, base, from }) => ({
    id,
    sale: [kind, base === null ? null : Number(base) / 1_000_000, from] as Sale,
  }));
}

const underDefaults: Record<string, Scene> = {};
const soldUnderDefaults = once(() => sales(underDefaults));

/** Scenes under the default settings, of all descriptions, share one line; each asks for its own. */
function together(scenes: Record<string, Scene>): () => Promise<Record<string, Sale[]>> {
  const tags = Object.keys(scenes);
  const taken = tags.filter((tag) => tag in underDefaults);
  if (taken.length > 0) throw new Error(`Scenes of one name: ${taken}`);
  Object.assign(underDefaults, scenes);
  return async () => {
    const all = await soldUnderDefaults();
    return Object.fromEntries(tags.map((tag) => [tag, all[tag]!]));
  };
}

describe('the money of an order', () => {
  const shown = (tag: string, fields = {}) =>
    order(`${tag}-1`, person(tag), PLACED, 100, {
      fields: {
        ...{ totalMicros: units(100), presentmentMicros: units(110), presentmentCurrency: 'USD' },
        ...fields,
      },
    });
  const back = (tag: string, paidBackCurrency: string | null) =>
    refund(`${tag}-r`, `${tag}-1`, '2026-03-05T10:00:00Z', 0, undefined, {
      ...{ netMicros: null, currency: null, paidBackMicros: units(55), paidBackCurrency },
    });
  const exchanged = (tag: string) =>
    order(`${tag}-1`, person(tag), PLACED, 50, { kept: 80, updated: '2026-03-05T10:01:00Z' });
  const given = (tag: string, time: string, net: number, fields = {}) =>
    refund(`${tag}-${time}`, `${tag}-1`, time, net, undefined, fields);

  const sold = together({
    // The word of 5 March, 10:01, knows the refund of 10:00.
    known: (tag) => [exchanged(tag), given(tag, '2026-03-05T10:00:00Z', 50)],
    // 80 − 30: this refund came a day later.
    later: (tag) => [exchanged(tag), given(tag, '2026-03-06T10:00:00Z', 30)],
    // A version of an older API does not tell what was kept, and leaves that word with its time.
    silent: (tag) => [
      order(`${tag}-1`, person(tag), PLACED, 50, { updated: '2026-03-07T10:00:00Z' }),
      given(tag, '2026-03-06T10:00:00Z', 30),
      exchanged(tag),
    ],
    // 55 of 110 dollars are half of the 100 euros.
    dollars: (tag) => [shown(tag), back(tag, 'USD')],
    euros: (tag) => [shown(tag), back(tag, 'EUR')],
    unsaid: (tag) => [shown(tag), back(tag, null)],
    pounds: (tag) => [shown(tag), back(tag, 'GBP')],
    netInDollars: (tag) => [
      shown(tag),
      given(tag, '2026-03-05T10:00:00Z', 55, { currency: 'USD' }),
    ],
    blank: (tag) => [shown(tag), given(tag, '2026-03-05T10:00:00Z', 0, { netMicros: null })],
    // Nothing was paid back after all.
    nothing: (tag) => [
      shown(tag),
      given(tag, '2026-03-05T10:00:00Z', 0, { netMicros: null, paidBackMicros: 0n }),
    ],
    untold: (tag) => [shown(tag, { netMicros: null })],
    noCurrency: (tag) => [shown(tag, { currency: null })],
    deal: (tag) => {
      const won = deal(`${tag}-1`, person(tag), PLACED, { won: PLACED });
      return [
        {
          ...won,
          fields: { ...(won as { fields: object }).fields, amountMicros: null },
        } as Fact,
      ];
    },
    cards: (tag) => [
      order(`${tag}-1`, person(tag), PLACED, 0, { fields: { isGiftCardsOnly: true } }),
    ],
  });

  it(
    'is what was kept, less what went back since, and unknown where something is not told',
    TIMEOUT,
    async () => {
      const money = Object.entries(await sold()).map(([tag, found]) => [
        tag,
        found.map((sale) => sale[1]),
      ]);
      expect(Object.fromEntries(money)).toEqual({
        ...{ known: [80], later: [50], silent: [50] },
        ...{ dollars: [50], euros: [45], unsaid: [45], pounds: [null], netInDollars: [50] },
        ...{
          blank: [null],
          nothing: [100],
          untold: [null],
          noCurrency: [null],
          deal: [null],
          cards: [],
        },
      });
    },
  );
});

describe('the day of payment', () => {
  const unpaid = (tag: string, updated = PLACED, fields = {}) =>
    order(`${tag}-1`, person(tag), PLACED, 60, { unpaid: true, updated, fields });
  const paid = (tag: string, updated: string, fields = {}) =>
    order(`${tag}-1`, person(tag), PLACED, 60, {
      updated,
      fields: { isPaidAtAssumed: true, ...fields },
    });
  const scenes: Record<string, Scene> = {
    transition: (tag) => [unpaid(tag), paid(tag, '2026-03-09T09:00:00Z')],
    notMoved: (tag) => [
      paid(tag, '2026-03-20T09:00:00Z'),
      unpaid(tag),
      paid(tag, '2026-03-09T09:00:00Z'),
    ],
    atOnce: (tag) => [paid(tag, '2026-03-09T09:00:00Z')],
    told: (tag) => [
      paid(tag, '2026-03-07T09:00:00Z'),
      paid(tag, '2026-03-08T09:00:00Z', {
        ...{ paidAt: Date.parse('2026-03-08T09:00:00Z') * 1000, isPaidAtAssumed: false },
      }),
    ],
    // An edit makes a paid order owe more; a payment is taken back; a deposit.
    owesMore: (tag) => [
      unpaid(tag),
      paid(tag, '2026-03-09T09:00:00Z'),
      unpaid(tag, '2026-03-12T09:00:00Z', { isPartlyPaid: true }),
    ],
    takenBack: (tag) => [
      paid(tag, '2026-03-09T09:00:00Z'),
      unpaid(tag, '2026-03-12T09:00:00Z', { isPartlyPaid: false }),
    ],
    deposit: (tag) => [unpaid(tag, PLACED, { isPartlyPaid: true })],
  };

  it(
    'is that of the first version seen paid after an unpaid one, else the one told, else that of placing',
    TIMEOUT,
    async () => {
      const facts = Object.entries(scenes).map(([tag, scene]) => scene(tag));
      const steps = [0, 1, 2].map((i) => facts.flatMap((scene) => scene[i] ?? []));
      for (const loads of [steps.toReversed(), steps, [facts.flat()]].slice(0, runs(1, 3))) {
        const line = await openTestLine();
        for (const load of loads) {
          await line.load(load);
          await line.advance();
        }
        const rows = await line.rows<{ id: string; day: string }>(
          `SELECT native_id AS id, toString(payment_day) AS day
         FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})`,
        );
        await line.close();
        expect(Object.fromEntries(rows.map(({ id, day }) => [id.slice(0, -2), day]))).toEqual({
          transition: '2026-03-09',
          notMoved: '2026-03-09',
          atOnce: '2026-03-04',
          told: '2026-03-08',
          owesMore: '2026-03-09',
        });
      }
    },
  );
});

describe('one sale that several systems tell', () => {
  const shop = (tag: string, more: Parameters<typeof order>[4] = {}) =>
    order(`${tag}-5551`, person(tag), PLACED, 90, { number: `#${tag.toUpperCase()}64`, ...more });
  const won = (tag: string, orderNumber: string, id = '7') =>
    deal(`${tag}-${id}`, { contact: crm(`${tag}${id}`) }, PLACED, {
      ...{ won: `2026-03-0${id}T12:00:00Z`, amount: 95, orderNumber },
    });
  const later = '2026-03-06T10:00:00Z';
  const ORDER: Sale = ['order', 90, 'order'];
  const EMPTY: Sale = ['deal', 0, 'order'];

  const sold = together({
    plain: (tag) => [shop(tag), won(tag, 'plain64')],
    spelled: (tag) => [shop(tag), won(tag, ' # Spelled 64 ')],
    byId: (tag) => [shop(tag), won(tag, `${tag}-5551`)],
    another: (tag) => [shop(tag), won(tag, 'another65')],
    met: (tag) => [
      won(tag, 'met64'),
      shop(tag),
      order(`${tag}-5551`, { ...person(tag), crm: crm(`${tag}7`) }, PLACED, 90, {
        ...{ number: 'MET64', updated: later },
      }),
    ],
    // Cancelled is no sale, and unpaid none yet, whatever the deal says.
    cancelled: (tag) => [won(tag, 'cancelled64'), shop(tag, { cancelled: true, updated: later })],
    unpaid: (tag) => [won(tag, 'unpaid64'), shop(tag, { unpaid: true })],
    renamed: (tag) => [
      shop(tag),
      won(tag, 'renamed64'),
      shop(tag, { number: 'other', updated: later }),
    ],
    noOrder: (tag) => [won(tag, 'no64', '7'), won(tag, '#NO64', '8')],
    twoDeals: (tag) => [won(tag, 'twodeals64', '7'), shop(tag), won(tag, 'twodeals64', '8')],
  });

  it('has the money of the order, else of the first deal', TIMEOUT, async () => {
    expect(await sold()).toEqual({
      plain: [ORDER, EMPTY],
      spelled: [ORDER, EMPTY],
      byId: [ORDER, EMPTY],
      another: [ORDER, ['deal', 95, 'deal']],
      met: [ORDER, EMPTY],
      cancelled: [EMPTY],
      unpaid: [EMPTY],
      renamed: [ORDER, ['deal', 95, 'deal']],
      noOrder: [
        ['deal', 95, 'deal'],
        ['deal', 0, 'deal'],
      ],
      twoDeals: [ORDER, EMPTY, EMPTY],
    });
  });
});

describe('a purchase event', () => {
  const bought = (tag: string, time: string, amount?: number, more = {}) =>
    purchase([client(`${tag}d`)], time, `${tag}-T1`, amount, more);
  const back = (tag: string, amount?: number, more = {}) =>
    purchase([client(`${tag}server`)], '2026-03-06T10:00:00Z', `${tag}-T1`, amount, {
      ...{ type: 'refund', ...more },
    });
  const shop = (tag: string) =>
    order(`${tag}-9`, person(tag), PLACED, 42, { number: `# ${tag.toUpperCase()}-T1` });
  const scenes: Record<string, Scene> = {
    reload: (tag) => [bought(tag, PLACED), bought(tag, '2026-03-04T10:05:00Z', 50)],
    twoProperties: (tag) => [
      bought(tag, PLACED, 50),
      purchase([client(`${tag}e`)], '2026-03-04T10:07:00Z', `#${tag}-t1`, 50, { account: 'app' }),
    ],
    noMoney: (tag) => [bought(tag, PLACED)],
    noNumber: (tag) => [purchase([client(`${tag}d`)], PLACED, '', 50)],
    nobody: (tag) => [purchase([], PLACED, `${tag}-T1`, 50)],
    order: (tag) => [bought(tag, PLACED, 50), shop(tag)],
    // The shop knows that it is no sale.
    testOrder: (tag) => [bought(tag, PLACED, 50), { ...shop(tag), isTest: true } as Fact],
    openDeal: (tag) => [
      bought(tag, PLACED, 50),
      deal(`${tag}-7`, person(tag), PLACED, { amount: 45, orderNumber: `${tag}-t1` }),
    ],
    partBack: (tag) => [bought(tag, PLACED, 50), back(tag, 20)],
    backTwice: (tag) => [bought(tag, PLACED, 50), back(tag, 20), back(tag, 20, { account: 'app' })],
    backUnknown: (tag) => [bought(tag, PLACED, 50), back(tag)],
    backInDollars: (tag) => [bought(tag, PLACED, 50), back(tag, 20, { currency: 'USD' })],
  };
  const sold = together(scenes);
  const SOLD: Sale = ['order', 50, 'purchase'];
  const UNKNOWN: Sale = ['order', null, 'purchase'];

  it(
    'is a sale once, less its refunds, and yields to whoever else tells it, whenever that comes',
    TIMEOUT,
    async () => {
      expect(await sold()).toEqual({
        ...{
          reload: [SOLD],
          twoProperties: [SOLD],
          noMoney: [UNKNOWN],
          noNumber: [],
          nobody: [SOLD],
        },
        ...{ order: [['order', 42, 'order']], testOrder: [], openDeal: [] },
        ...{ partBack: [['order', 30, 'purchase']], backTwice: [['order', 30, 'purchase']] },
        ...{ backUnknown: [UNKNOWN], backInDollars: [UNKNOWN] },
      });
    },
  );

  it('counts always or never where the settings say so', TIMEOUT, async () => {
    const { order: told, reload } = scenes as { order: Scene; reload: Scene };
    expect(await sales({ told, reload }, { purchaseEvents: 'never' })).toEqual({
      told: [['order', 42, 'order']],
      reload: [],
    });
    if (!IS_LONG) return;
    expect(await sales({ told, reload }, { purchaseEvents: 'always' })).toEqual({
      told: [['order', 42, 'order'], SOLD],
      reload: [SOLD],
    });
  });
});

describe('how an order says that its customer came', () => {
  const told = (tag: string) =>
    order(`${tag}-1`, { client_id: client(tag) }, PLACED, 70, {
      fields: {
        ...{ utmSource: 'google', utmMedium: 'cpc', utmCampaign: 'brand' },
        landingUrl: '/?utm_source=google',
      },
    });
  const seen = (tag: string, time: string) =>
    visit([client(tag)], time, { source: 'newsletter', medium: 'email' });

  it('is a touch at its time, unless a visit of the person lies there', TIMEOUT, async () => {
    const line = await openTestLine();
    await line.load([
      told('alone'),
      ...[told('during'), seen('during', '2026-03-04T09:50:00Z')],
      ...[told('before'), seen('before', '2026-03-03T09:50:00Z')],
      order('silent-1', { client_id: client('silent') }, PLACED, 70),
    ]);
    await line.advance();
    const rows = await line.rows<{ found: unknown }>(
      `SELECT (label, kind, channel, campaign) AS found
       FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64}) AS touch
       INNER JOIN (SELECT owner, label FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})) AS sale
         ON sale.owner = touch.owner
       LEFT JOIN (SELECT traffic, toString(channel) AS channel FROM traffic FINAL) AS way ON way.traffic = touch.traffic
       ORDER BY label, at`,
    );
    await line.close();
    expect(rows.map(({ found }) => found)).toEqual([
      ['alone-1', 'order', 'Paid Search', 'brand'],
      ['before-1', 'visit', 'Email', ''],
      ['before-1', 'order', 'Paid Search', 'brand'],
      ['during-1', 'visit', 'Email', ''],
    ]);
  });
});
