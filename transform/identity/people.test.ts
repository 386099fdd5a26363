import type { EntityFact, Fact } from '@throughline/ingest/contract/fact';
import { inLong } from '@throughline/ingest/testing/in-long';
import { describe, expect, it } from 'vitest';
import type { DeriveSettings } from '../derive/settings.ts';
import {
  call,
  client,
  contact,
  crm,
  customer,
  deal,
  email,
  form,
  order,
  phone,
  sale,
  user,
  visit,
} from '../testing/facts.ts';
import { once } from '../testing/once.ts';
import { openTestLine } from '../testing/test-line.ts';

const google = { source: 'google', medium: 'cpc', campaign: 'brand' };
const mail = { source: 'newsletter', medium: 'email' };
const day = (number: number, hour = 10) =>
  `2026-03-${String(number).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;

type Line = Awaited<ReturnType<typeof openTestLine>>;

/** People as groups of identifiers, and what joins nobody; each in alphabetical order. */
async function people(line: Line): Promise<{ together: string[][]; wide: string[] }> {
  const rows = await line.rows<{ person: string; wide: boolean; text: string }>(
    `SELECT toString(argMax(person, revision)) AS person, argMax(capped, revision) AS wide, any(named.text) AS text
     FROM identity_map INNER JOIN
       (SELECT identifier, concat(type, ':', value) AS text FROM identifiers) AS named
       ON named.identifier = identity_map.identifier
     WHERE generation = {generation:UInt32} GROUP BY identifier ORDER BY text`,
  );
  const groups = new Map<string, string[]>();
  for (const { person, text } of rows.filter(({ wide }) => !wide))
    groups.set(person, [...(groups.get(person) ?? []), text]);
  return {
    together: [...groups.values()],
    wide: rows.filter(({ wide }) => wide).map(({ text }) => text),
  };
}

/** Makes an id or an address that only this scene has. */
type Own = (name: string) => string;
type Scene = (own: Own) => readonly Fact[];
type People = Awaited<ReturnType<typeof people>>;

/** The people of each scene: its facts arrive one by one, in this order, and each is derived as it comes. */
async function peopleOf<Name extends string>(
  scenes: Record<Name, Scene>,
  settings: Partial<DeriveSettings> = {},
): Promise<Record<Name, People>> {
  const tags = Object.keys(scenes).map((name) => `${name}/`);
  const facts = Object.entries<Scene>(scenes).map(([, scene], index) =>
    scene((name) => `${tags[index]}${name}`),
  );
  const line = await openTestLine(settings);
  for (let step = 0; facts.some(({ length }) => step < length); step++) {
    await line.load(facts.flatMap((scene) => scene[step] ?? []));
    await line.advance();
  }
  const { together, wide } = await people(line);
  await line.close();
  const of = (tag: string, texts: readonly string[]) =>
    texts.filter((text) => text.includes(tag)).map((text) => text.replace(tag, ''));
  const found = Object.keys(scenes).map((name, index) => {
    const groups = together.map((group) => of(tags[index]!, group));
    return [
      name,
      { together: groups.filter(({ length }) => length > 0), wide: of(tags[index]!, wide) },
    ];
  });
  return Object.fromEntries(found);
}

/** For each order, the campaigns or sources of the touches before it. */
async function touchesOf(line: Line): Promise<Record<string, string[]>> {
  const rows = await line.rows<{ label: string; touches: string[] }>(
    `SELECT label, arraySort(groupArrayIf(if(campaign != '', campaign, known.source), touch_id != 0)) AS touches
     FROM
     (
         SELECT owner, conversion_id, label FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
         WHERE kind = 'order'
     ) AS sold
     INNER JOIN
     (
         SELECT conversion_id, touch_id, traffic, way FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
     ) AS walked ON walked.conversion_id = sold.conversion_id
     LEFT JOIN (SELECT way, any(campaign) AS campaign FROM ways GROUP BY way) AS w ON w.way = walked.way
     LEFT JOIN (SELECT traffic, any(toString(traffic.source)) AS source FROM traffic GROUP BY traffic) AS known
         ON known.traffic = walked.traffic
     GROUP BY label ORDER BY label`,
  );
  return Object.fromEntries(rows.map(({ label, touches }) => [label, touches]));
}

describe('people', () => {
  const guest = (own: Own, n: number) =>
    order(
      own(`${n}`),
      { email: email(own(`g${n}`)), phone: phone(own('shop')), client_id: client(own(`g${n}`)) },
      day(n),
      10,
    );
  const member = (own: Own, n: number) =>
    order(
      own(`${n}`),
      { customer: customer(own(`s${n}`)), email: email(own(`g${n}`)), phone: phone(own('shop')) },
      day(n),
      10,
    );
  const customerOfAll: Scene = (own) => [
    contact(
      own('c1'),
      { contact: crm(own('c1')), email: email(own('a')), phone: phone(own('1')) },
      day(1),
    ),
    order(own('1'), { customer: customer(own('s1')), email: email(own('a')) }, day(2), 10),
    form([client(own('d1')), email(own('a'))], day(3)),
    call(own('k1'), { client_id: client(own('d2')), phone: phone(own('1')) }, day(4)),
  ];
  const from = (own: Own, address: string, n: number) =>
    form([client(own('d1')), email(own(address))], day(n));
  const named: Scene = (own) => [
    order(
      own('5001'),
      { email: email(own('a')), sale_number: sale(own('5001')), sale_id: sale(own('77')) },
      day(3),
      90,
    ),
    deal(own('1'), { contact: crm(own('c1')), sale_number: sale(own('5001')) }, day(1), {
      won: day(4),
    }),
    visit([client(own('d1')), sale(own('77'))], day(3), google, {
      ...{ type: 'purchase', name: 'purchase' },
    }),
  ];
  const told = (own: Own) =>
    deal(own('1'), { contact: crm(own('c1')), sale_number: sale(own('5001')) }, day(1));
  const ofFirstShop = (own: Own) =>
    order(own('5001'), { email: email(own('a')), sale_number: sale(own('5001')) }, day(3), 90);
  const ofSecondShop = (own: Own) =>
    order(own('9'), { email: email(own('b')), sale_number: sale(own('5001')) }, day(3), 90, {
      ...{ number: own('5001'), account: 'second' },
    });
  const goneAgain = (own: Own) => {
    const second = ofSecondShop(own) as EntityFact;
    return { ...second, op: 'delete', id: told(own).id, version: second.version + 1 } as Fact;
  };
  const found = once(() =>
    peopleOf({
      guests: (own) => [guest(own, 1), guest(own, 2)],
      members: (own) => [member(own, 3), member(own, 4)],
      one: customerOfAll,
      oneReversed: (own) => customerOfAll(own).toReversed(),
      workAndHome: (own) => [from(own, 'work', 1), from(own, 'home', 2)],
      threeAddresses: (own) => [from(own, 'a', 1), from(own, 'b', 2), from(own, 'c', 3)],
      named,
      namedReversed: (own) => named(own).toReversed(),
      untold: (own) => [told(own)],
      twoShops: (own) => [told(own), ofFirstShop(own), ofSecondShop(own)],
      twoShopsReversed: (own) => [ofSecondShop(own), ofFirstShop(own), told(own)],
      oneShopAgain: (own) => [told(own), ofFirstShop(own), ofSecondShop(own), goneAgain(own)],
    }),
  );

  it('keeps customers apart who share a phone, with customer records or without', async () => {
    const { guests, members } = await found();
    expect(guests).toEqual({
      together: [
        ['email:g1', 'ga_client_id:g1'],
        ['email:g2', 'ga_client_id:g2'],
      ],
      wide: ['phone:shop'],
    });
    expect(members).toEqual({
      together: [
        ['email:g3', 'shop_customer_id:shop:main:s3'],
        ['email:g4', 'shop_customer_id:shop:main:s4'],
      ],
      wide: ['phone:shop'],
    });
  });

  it('joins a contact, a customer and a device by one address, and a caller by one phone', async () => {
    const { one, oneReversed } = await found();
    const all = [
      'crm_contact_id:crm:main:c1',
      'email:a',
      'ga_client_id:d1',
      'ga_client_id:d2',
      'phone:1',
      'shop_customer_id:shop:main:s1',
    ];
    expect(one).toEqual({ together: [all], wide: [] });
    expect(oneReversed).toEqual(one);
  });

  it('keeps two contacts with one address apart until they are merged, and parts them again', async () => {
    const line = await openTestLine();
    await line.load([
      contact('c1', { contact: crm('c1'), email: email('a') }, day(1)),
      contact('c2', { contact: crm('c2'), email: email('a') }, day(1)),
    ]);
    await line.advance();
    const apart = {
      together: [['crm_contact_id:crm:main:c1'], ['crm_contact_id:crm:main:c2']],
      wide: ['email:a'],
    };
    expect(await people(line)).toEqual(apart);
    const merged = { contact: crm('c2'), merged_into: crm('c1') };
    await line.load([contact('c2', merged, day(2), { mergedInto: 'c1' })]);
    await line.advance();
    const together = {
      together: [['crm_contact_id:crm:main:c1', 'crm_contact_id:crm:main:c2', 'email:a']],
      wide: [],
    };
    expect(await people(line)).toEqual(together);
    // The CRM deletes the record that was merged; what was known of it is still known of the other.
    await line.load([contact('c2', {}, day(3), { deleted: true })]);
    await line.advance();
    expect(await people(line)).toEqual(together);
    await line.load([contact('c2', { merged_into: null }, day(4), { mergedInto: null })]);
    await line.advance();
    expect(await people(line)).toEqual(apart);
    await line.close();
  });

  it('joins records of one system by what the settings name, and never what they exclude', async () => {
    const facts: Scene = (own) => [
      contact(own('c1'), { contact: crm(own('c1')), email: email(own('a')) }, day(1)),
      contact(own('c2'), { contact: crm(own('c2')), email: email(own('a')) }, day(1)),
    ];
    const both = ['crm_contact_id:crm:main:c1', 'crm_contact_id:crm:main:c2', 'email:a'];
    expect(await peopleOf({ facts }, { duplicateRecords: ['email'] })).toEqual({
      facts: { together: [both], wide: [] },
    });
    const first: Scene = (own) => facts(own).slice(0, 1);
    expect(await peopleOf({ first }, { neverJoin: ['email:first/a'] })).toEqual({
      first: { together: [['crm_contact_id:crm:main:c1']], wide: ['email:a'] },
    });
  });

  it('takes a work and a private address on one device for one person, and three addresses for several', async () => {
    const { workAndHome, threeAddresses } = await found();
    expect(workAndHome).toEqual({
      together: [['email:home', 'email:work', 'ga_client_id:d1']],
      wide: [],
    });
    expect(threeAddresses).toEqual({
      together: [['email:a'], ['email:b'], ['email:c']],
      wide: ['ga_client_id:d1'],
    });
  });

  it('ties a deal and a purchase to the order whose number they name, even where nobody meets', async () => {
    const { named, namedReversed } = await found();
    const one = ['crm_contact_id:crm:main:c1', 'email:a', 'ga_client_id:d1'];
    expect(named).toEqual({ together: [[...one, 'sale_number:5001', 'sale_number:77']], wide: [] });
    expect(namedReversed).toEqual(named);
  });

  it('ties nothing by a number that two shops use, or that no order has', async () => {
    const { untold, twoShops, twoShopsReversed, oneShopAgain } = await found();
    expect(untold).toMatchObject({ wide: ['sale_number:5001'] });
    expect(twoShops).toEqual({
      together: [['crm_contact_id:crm:main:c1'], ['email:a'], ['email:b']],
      wide: ['sale_number:5001'],
    });
    expect(twoShopsReversed).toEqual(twoShops);
    // Once the second shop's order is gone, the number means one sale again.
    expect(oneShopAgain).toMatchObject({
      together: [['crm_contact_id:crm:main:c1', 'email:a', 'sale_number:5001'], ['email:b']],
    });
  });
});

describe('events of a shared device', () => {
  // u1 and u2 log in on device d; each buys on a device of their own.
  const own = (who: string) => visit([client(`${who}-own`), user(who)], day(20));
  const bought = (who: string, label: string) =>
    order(label, { client_id: client(`${who}-own`) }, day(21), 100);

  it('belong to the login that they carry, and without one to the next', async () => {
    const line = await openTestLine();
    await line.load([
      visit([client('d'), user('u1')], day(2), google),
      // Before u2 logs in, and after the last login.
      visit([client('d')], day(8), mail),
      visit([client('d'), user('u2')], day(12), { source: 'partner', medium: 'referral' }),
      visit([client('d')], day(15), { source: 'late', medium: 'referral' }),
      ...[own('u1'), own('u2'), bought('u1', '1'), bought('u2', '2')],
    ]);
    await line.advance();
    expect(await touchesOf(line)).toEqual({
      '1': ['(direct)', 'brand'],
      '2': ['(direct)', 'newsletter', 'partner'],
    });
    await line.close();
  });

  inLong('belong whole to whoever logs in during the visit', async () => {
    const line = await openTestLine();
    const session = { sessionId: 's7' };
    await line.load([
      visit([client('d'), user('u1')], day(2), google),
      visit([client('d')], '2026-03-07T10:00:00Z', mail, session),
      visit([client('d'), user('u1')], '2026-03-07T10:05:00Z', undefined, session),
      visit([client('d')], '2026-03-07T10:10:00Z', undefined, session),
      visit([client('d'), user('u2')], day(9)),
      ...[own('u1'), own('u2'), bought('u1', '1'), bought('u2', '2')],
    ]);
    await line.advance();
    // Of u2 there are the visit of the 9th and the one on the own device, both direct.
    expect(await touchesOf(line)).toEqual({
      '1': ['(direct)', 'brand', 'newsletter'],
      '2': ['(direct)', '(direct)'],
    });
    await line.close();
  });

  inLong('belong to who orders on it next, where nobody logs in', async () => {
    const line = await openTestLine();
    const placed = (label: string, n: number) =>
      order(label, { client_id: client('d'), customer: customer(`s${label}`) }, day(n, 11), 100);
    await line.load([
      visit([client('d')], day(2), google),
      placed('1', 3),
      visit([client('d')], day(5), mail),
      placed('2', 6),
      visit([client('d')], day(9), google),
    ]);
    await line.advance();
    expect(await touchesOf(line)).toEqual({ '1': ['brand'], '2': ['newsletter'] });
    await line.close();
  });

  it('change hands when a login arrives late', async () => {
    const line = await openTestLine();
    await line.load([
      visit([client('d'), user('u1')], day(2)),
      visit([client('d')], day(8), mail),
      visit([client('d'), user('u2')], day(12)),
      ...[own('u1'), own('u2'), bought('u1', '1'), bought('u2', '2')],
    ]);
    await line.advance();
    expect((await touchesOf(line))['2']).toContain('newsletter');
    await line.load([visit([client('d'), user('u1')], day(9))]);
    await line.advance();
    const after = await touchesOf(line);
    expect(after['1']).toContain('newsletter');
    expect(after['2']).not.toContain('newsletter');
    await line.close();
  });
});
