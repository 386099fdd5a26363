import type { Fact } from '@throughline/ingest/contract/fact';
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

/** The people of facts that arrive one by one, each derived as it comes, in this order. */
async function peopleOf(
  facts: readonly Fact[],
  settings: Partial<DeriveSettings> = {},
): ReturnType<typeof people> {
  const line = await openTestLine(settings);
  for (const fact of facts) {
    await line.load([fact]);
    await line.advance();
  }
  const found = await people(line);
  await line.close();
  return found;
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
  it('keeps customers apart who share a phone, with customer records or without', async () => {
    const shop = phone('shop');
    const guest = (n: number) =>
      order(`${n}`, { email: email(`g${n}`), phone: shop, client_id: client(`g${n}`) }, day(n), 10);
    const member = (n: number) =>
      order(
        `${n}`,
        { customer: customer(`s${n}`), email: email(`g${n}`), phone: shop },
        day(n),
        10,
      );
    expect(await peopleOf([guest(1), guest(2)])).toEqual({
      together: [
        ['email:g1', 'ga_client_id:g1'],
        ['email:g2', 'ga_client_id:g2'],
      ],
      wide: ['phone:shop'],
    });
    expect(await peopleOf([member(3), member(4)])).toEqual({
      together: [
        ['email:g3', 'shop_customer_id:shop:main:s3'],
        ['email:g4', 'shop_customer_id:shop:main:s4'],
      ],
      wide: ['phone:shop'],
    });
  });

  it('joins a contact, a customer and a device by one address, and a caller by one phone', async () => {
    const facts = [
      contact('c1', { contact: crm('c1'), email: email('a'), phone: phone('1') }, day(1)),
      order('1', { customer: customer('s1'), email: email('a') }, day(2), 10),
      form([client('d1'), email('a')], day(3)),
      call('k1', { client_id: client('d2'), phone: phone('1') }, day(4)),
    ];
    const one = [
      'crm_contact_id:crm:main:c1',
      'email:a',
      'ga_client_id:d1',
      'ga_client_id:d2',
      'phone:1',
      'shop_customer_id:shop:main:s1',
    ];
    expect(await peopleOf(facts)).toEqual({ together: [one], wide: [] });
    expect(await peopleOf(facts.toReversed())).toEqual({ together: [one], wide: [] });
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
    const facts = [
      contact('c1', { contact: crm('c1'), email: email('a') }, day(1)),
      contact('c2', { contact: crm('c2'), email: email('a') }, day(1)),
    ];
    const both = ['crm_contact_id:crm:main:c1', 'crm_contact_id:crm:main:c2', 'email:a'];
    expect(await peopleOf(facts, { duplicateRecords: ['email'] })).toEqual({
      together: [both],
      wide: [],
    });
    expect(await peopleOf([facts[0]!], { neverJoin: ['email:a'] })).toEqual({
      together: [['crm_contact_id:crm:main:c1']],
      wide: ['email:a'],
    });
  });

  it('takes a work and a private address on one device for one person, and three addresses for several', async () => {
    const from = (address: string, n: number) => form([client('d1'), email(address)], day(n));
    expect(await peopleOf([from('work', 1), from('home', 2)])).toEqual({
      together: [['email:home', 'email:work', 'ga_client_id:d1']],
      wide: [],
    });
    expect(await peopleOf([from('a', 1), from('b', 2), from('c', 3)])).toEqual({
      together: [['email:a'], ['email:b'], ['email:c']],
      wide: ['ga_client_id:d1'],
    });
  });

  it('ties a deal and a purchase to the order whose number they name, even where nobody meets', async () => {
    const facts = [
      order(
        '5001',
        { email: email('a'), sale_number: sale('5001'), sale_id: sale('77') },
        day(3),
        90,
      ),
      deal('1', { contact: crm('c1'), sale_number: sale('5001') }, day(1), { won: day(4) }),
      visit([client('d1'), sale('77')], day(3), google, { type: 'purchase', name: 'purchase' }),
    ];
    const one = ['crm_contact_id:crm:main:c1', 'email:a', 'ga_client_id:d1'];
    const expected = { together: [[...one, 'sale_number:5001', 'sale_number:77']], wide: [] };
    expect(await peopleOf(facts)).toEqual(expected);
    expect(await peopleOf(facts.toReversed())).toEqual(expected);
  });

  it('ties nothing by a number that two shops use, or that no order has', async () => {
    const told = deal('1', { contact: crm('c1'), sale_number: sale('5001') }, day(1));
    const first = order('5001', { email: email('a'), sale_number: sale('5001') }, day(3), 90);
    const second = order('9', { email: email('b'), sale_number: sale('5001') }, day(3), 90, {
      number: '5001',
      account: 'second',
    });
    expect(await peopleOf([told])).toMatchObject({ wide: ['sale_number:5001'] });
    const apart = {
      together: [['crm_contact_id:crm:main:c1'], ['email:a'], ['email:b']],
      wide: ['sale_number:5001'],
    };
    expect(await peopleOf([told, first, second])).toEqual(apart);
    expect(await peopleOf([second, first, told])).toEqual(apart);
    // Once the second shop's order is gone, the number means one sale again.
    const gone = {
      ...second,
      op: 'delete',
      id: told.id,
      version: (second as { version: number }).version + 1,
    };
    expect(await peopleOf([told, first, second, gone as Fact])).toMatchObject({
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

  it('belong whole to whoever logs in during the visit', async () => {
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

  it('belong to who orders on it next, where nobody logs in', async () => {
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
