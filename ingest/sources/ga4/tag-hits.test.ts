import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EventFact } from '../../contract/fact.ts';
import type { Account } from '../../contract/source.ts';
import { VISITOR_HEADER, type Visitor } from '../../contract/visitor.ts';
import { factsOf, kindsOf, rejectionsOf } from '../../testing/mapped.ts';
import { type Ga4Settings, ga4Settings } from './settings.ts';
import { source } from './source.ts';
import { tagConsent } from './tag-consent.ts';
import { tagEndpoint } from './tag-endpoint.ts';

const RECEIVED = 1_775_000_200_000_000;
const [QUERY, ...LINES] = readFileSync(
  new URL('./fixtures/tag-beacon.txt', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n');

interface Sent {
  readonly visitor?: Visitor;
  readonly settings?: object;
  readonly receivedAt?: number;
}

function map(
  query: string,
  body = '',
  { visitor, settings = {}, receivedAt = RECEIVED }: Sent = {},
) {
  return source.map(
    {
      id: '00000000-0000-4000-8000-000000000000',
      ...{ source: 'ga4', account: 'oak', endpoint: 'tag', receivedAt, query },
      headers: visitor ? { [VISITOR_HEADER]: JSON.stringify(visitor) } : {},
      body: Buffer.from(body),
    },
    { settings: ga4Settings.parse(settings), identity: { keepContacts: false } },
  );
}

const events = (...given: Parameters<typeof map>) =>
  map(...given).records.flatMap(factsOf) as EventFact[];

describe('a beacon of the tag', () => {
  it('is one event a line over what its query shares', () => {
    const visitor: Visitor = { country: 'DE', device: { category: 'mobile', os: 'Android' } };
    const [scroll, sale] = events(QUERY!, LINES.join('\r\n'), { visitor });
    expect(scroll).toMatchObject({
      ...{ type: 'engagement', name: 'scroll', sessionId: '1774999900', precision: 's' },
      occurredAt: RECEIVED - 1_000,
      identifiers: [{ type: 'ga_client_id', value: '1130.1770' }],
      traffic: { clickIds: ['gclid'], referrer: 'https://www.google.com/' },
      clickIds: { gclid: 'EAIaIQo-A1' },
      consent: { ads: 'granted', analytics: 'granted', adUserData: 'granted' },
      device: { category: 'mobile', os: 'Android', language: 'de-de' },
      region: { country: 'DE' },
      pageTitle: 'Danke',
    });
    expect(sale).toMatchObject({
      ...{ type: 'purchase', transactionId: 'OK-77', currency: 'EUR', valueMicros: 219_800_000n },
      occurredAt: RECEIVED,
      pageUrl: 'https://oak.example/done?paid',
      properties: { shade: 'dark', 'user.tier': 'gold' },
    });
    // 120 less 15.10 for each of two: (120 - 15.1) * 2 = 209.80; the wax is one of 10.
    expect(sale!.items).toEqual([
      {
        ...{ id: 'T-7', name: 'Round~table', brand: 'Oak', category: 'Tables/Round', position: 3 },
        ...{ priceMicros: 104_900_000n, listPriceMicros: 120_000_000n, quantity: 2_000_000n },
        discountMicros: 15_100_000n,
      },
      { id: '', name: 'Wax', priceMicros: 10_000_000n, quantity: 1_000_000n },
    ]);
    expect(sale!.identifiers).toContainEqual({ type: 'sale_number', value: expect.any(String) });
  });

  it('is an event alone where all of it stands in the query', () => {
    const [event, ...more] = events(`${QUERY}&en=page_view&_z=17`);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ type: 'page_view', occurredAt: RECEIVED });
    expect(kindsOf(map(QUERY!))).toEqual(['noRecord']);
  });

  it('is the same events when it is sent again, and others from another page load', () => {
    const ids = (...given: Parameters<typeof map>) => events(...given).map(({ id }) => id);
    const first = ids(`${QUERY}&_z=1`, LINES.join('\n'));
    expect(ids(`${QUERY}&_z=2`, LINES.join('\n'), { receivedAt: RECEIVED + 9e6 })).toEqual(first);
    const other = ids(QUERY!.replace('_p=1', '_p=2'), LINES.join('\n'));
    expect(new Set([...first, ...other]).size).toBe(4);
    expect(new Set(ids(QUERY!, `${LINES[0]}\n${LINES[0]}`)).size).toBe(2);
    expect(ids(`${QUERY}&en=page_view&_z=1`)).toEqual(ids(`${QUERY}&en=page_view&_z=2`));
  });

  it('belongs to nobody and to no visit where analytics was denied', () => {
    const query = QUERY!.replace('gcs=G111', 'gcs=G100').replace('13t3t3t2t5l1', '13p3p3p2p5l1');
    const [ping] = events(`${query}&en=page_view`);
    expect(ping).toMatchObject({
      identifiers: [],
      consent: { ads: 'denied', analytics: 'denied' },
    });
    for (const key of ['sessionId', 'clickIds', 'device']) expect(ping).not.toHaveProperty(key);
    expect(JSON.stringify(ping!.pageUrl)).not.toContain('EAIaIQo');
    expect(ping!.traffic).toMatchObject({ clickIds: ['gclid'] });
  });

  it.each([
    ['gcs=G111', { ads: 'granted', analytics: 'granted' }],
    ['gcs=G1-0', { analytics: 'denied' }],
    ['gcd=11p1t1q1v5', ['denied', 'granted', 'denied', 'granted']],
    ['gcd=13l3m3u2n5l1', [undefined, 'denied', 'denied', 'granted']],
    ['gcs=G101&gcd=13r3r3r2r5l1&npa=1', ['denied', 'granted', 'granted', 'denied']],
    ['gcd=junk', undefined],
    ['', undefined],
  ])('says of consent: %s', (query, expected) => {
    const [ads, analytics, adUserData, adPersonalization] = Array.isArray(expected) ? expected : [];
    const told = { ads, analytics, adUserData, adPersonalization };
    const hit = new Map(new URLSearchParams(query));
    expect(tagConsent(hit)).toEqual(
      Array.isArray(expected) ? JSON.parse(JSON.stringify(told)) : expected,
    );
  });

  it('is skipped when a robot sent it, and a test in debug mode', () => {
    const robot = { visitor: { robot: true } };
    expect(kindsOf(map(QUERY!, LINES.join('\n'), robot))).toEqual(['skipped', 'skipped']);
    const kept = events(QUERY!, LINES[0], { ...robot, settings: { keepRobots: true } });
    expect(kept).toMatchObject([{ isBot: true }]);
    for (const mark of ['_dbg=1', 'ep.debug_mode=1', 'tt=internal', 'ep.traffic_type=internal'])
      expect(events(QUERY!, `en=page_view&${mark}`), mark).toMatchObject([{ isTest: true }]);
  });

  it('tells of a campaign that the site states, and takes unknown fields and bad lines as they are', () => {
    expect(events(QUERY!, 'en=page_view&cs=news&cm=email&cn=May&new=1&dl=/x')).toMatchObject([
      { traffic: { source: 'news', medium: 'email', campaign: 'May' } },
    ]);
    const mixed = map(QUERY!, `en=\n${LINES[0]}\n\n%E0%A4=1`);
    expect(kindsOf(mixed)).toEqual(['rejection', 1, 'rejection']);
    expect(rejectionsOf(mixed)[0]).toMatchObject({
      code: 'field_missing',
      detail: { field: 'en' },
    });
  });
});

it('is taken for the measurement ids that an account names', () => {
  const account = (name: string, settings: object): Account<Ga4Settings> => ({
    ...{ source: 'ga4', account: name, settings: ga4Settings.parse(settings) },
  });
  const all = [account('open', {}), account('oak', { measurementIds: ['G-OAK0001'] })];
  const request = (query: string) => ({
    ...{ method: 'POST', url: '', path: '/g/collect', query, headers: {}, body: Buffer.from('') },
  });
  expect(tagEndpoint.choose!(request('tid=G-OAK0001'), all)?.account).toBe('oak');
  expect(tagEndpoint.choose!(request('tid=G-OTHER'), all)).toBeUndefined();
  expect(tagEndpoint.verify(request('tid=G-OAK0001'), all[1]!.settings).ok).toBe(true);
  expect(tagEndpoint.verify(request('tid=G-OTHER'), all[0]!.settings).ok).toBe(false);
});
