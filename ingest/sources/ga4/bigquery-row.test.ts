import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawDelivery } from '../../contract/delivery.ts';
import type { EventFact } from '../../contract/fact.ts';
import type { Mapped } from '../../contract/source.ts';
import { source } from './source.ts';

const RECEIVED = 1_768_500_000_000_000;
const identity = { keepContacts: false };
const settings = source.settings.parse({});

function fixture(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
}

function delivery(body: string, over: Partial<RawDelivery> = {}): RawDelivery {
  return {
    id: '00000000-0000-4000-8000-000000000000',
    source: 'ga4',
    account: 'lamps',
    endpoint: 'import',
    receivedAt: RECEIVED,
    headers: {},
    query: '',
    body: new TextEncoder().encode(body),
    ...over,
  };
}

function map(body: string, over: Partial<RawDelivery> = {}): Mapped {
  return source.map(delivery(body, over), { settings, identity });
}

function events(mapped: Mapped): EventFact[] {
  return mapped.records.flatMap((record) =>
    'facts' in record ? (record.facts as EventFact[]) : [],
  );
}

type RowShape = Record<string, unknown>;
const ROW: RowShape = {
  event_date: '20260114',
  event_timestamp: '1768377600250001',
  event_name: 'page_view',
  event_params: [
    { key: 'page_location', value: { string_value: 'https://lamps.example/' } },
    { key: 'ga_session_id', value: { int_value: '1768377600' } },
  ],
  user_pseudo_id: '555000111.1767000000',
  stream_id: '3300110022',
};

function one(over: RowShape): EventFact {
  const [event] = events(map(JSON.stringify({ ...ROW, ...over })));
  return event!;
}

function withPage(url: string, over: RowShape = {}): EventFact {
  return one({
    event_params: [{ key: 'page_location', value: { string_value: url } }],
    ...over,
  });
}

describe('BigQuery export of GA4', () => {
  it('maps a day as `bq extract` writes it', () => {
    const [start, view, lead, purchase] = events(map(fixture('events_20260114.ndjson')));
    expect(start).toMatchObject({
      type: 'other',
      name: 'session_start',
      occurredAt: 1_768_377_600_250_001,
      precision: 'us',
      identifiers: [
        { type: 'ga_client_id', value: '555000111.1767000000' },
        { type: 'user_id', value: 'cust-7' },
      ],
      sessionId: '1768377600',
      isTest: false,
    });
    expect(start!.traffic).toEqual({
      source: 'google',
      medium: 'cpc',
      campaign: 'Winter',
      campaignId: '91001',
      adGroup: 'Desk',
      keyword: 'desk lamp',
      content: 'a1',
      clickIds: ['gclid'],
      referrer: 'https://www.google.com/',
      landingUrl:
        'https://lamps.example/?utm_source=google&utm_medium=cpc&utm_campaign=Winter&utm_term=desk%20lamp&utm_content=a1&gclid=CjTest-Aa',
    });
    expect(view).toMatchObject({ type: 'page_view', pageUrl: 'https://www.lamps.example/desk' });
    expect(view!.traffic, 'a click inside the site says nothing').toBeUndefined();
    expect(lead).toMatchObject({ type: 'form', identifiers: [] });
    expect(lead!.sessionId, 'consent denied: no session').toBeUndefined();
    expect(purchase).toMatchObject({ type: 'purchase', isTest: true });
    expect(new Set([start, view, lead, purchase].map((event) => event!.id)).size).toBe(4);
  });

  it('maps an array as `bq query` writes it: null members, rows from before 2023', () => {
    const mapped = events(map(fixture('query_2022.json')));
    expect(mapped).toHaveLength(2);
    expect(mapped[0]).toMatchObject({ sessionId: '1654070400', occurredAt: 1_654_070_400_000_001 });
    expect(mapped[0]!.traffic).toEqual({
      source: 'vk',
      medium: 'social',
      landingUrl: 'https://lamps.example/',
    });
    expect(mapped[1]).toMatchObject({ sessionId: '1654156800', occurredAt: 1_654_156_800_000_001 });
    expect(mapped[1]!.identifiers, '(data deleted) is no user').toEqual([
      { type: 'ga_client_id', value: '800900.1654000000' },
    ]);
  });

  it('gives an old row the same id however it was exported', () => {
    const rows = JSON.parse(fixture('query_2022.json')) as RowShape[];
    const strip = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(strip)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .filter(([, member]) => member !== null)
                .map(([name, member]) => [name, strip(member)]),
            )
          : typeof value === 'number'
            ? String(value)
            : value;
    const reversed = rows.map((row) => ({
      ...(strip(row) as RowShape),
      event_params: (strip(row.event_params) as unknown[]).toReversed(),
    }));
    expect(events(map(JSON.stringify(reversed))).map(({ id }) => id)).toEqual(
      events(map(JSON.stringify(rows))).map(({ id }) => id),
    );
  });

  it('tells old rows of one microsecond apart by their parameters, new ones by their place', () => {
    const params = (label: string) => [{ key: 'label', value: { string_value: label } }];
    expect(one({ event_params: params('a') }).id).not.toBe(one({ event_params: params('b') }).id);
    const placed = { batch_page_id: '1', batch_ordering_id: '1', batch_event_index: '1' };
    expect(one({ ...placed, event_params: params('a') }).id).toBe(
      one({ ...placed, event_params: params('b') }).id,
    );
    expect(one(placed).id).not.toBe(one({ ...placed, batch_event_index: 2 }).id);
    expect(one({ ...placed, batch_event_index: 1 }).id).toBe(one(placed).id);
  });

  it('makes every row a part of its day, and the day the same snapshot when it comes again', () => {
    const body = fixture('events_20260114.ndjson');
    const first = events(map(body));
    const again = events(map(body, { receivedAt: RECEIVED + 5_000_000 }));
    expect(first[0]!.slice).toMatchObject({
      key: 'ga4_day:3300110022:20260114',
      snapshotAt: RECEIVED,
      part: 1,
      parts: 1,
    });
    expect(new Set(first.map((event) => event.slice!.snapshotId)).size).toBe(1);
    expect(again[0]!.slice!.snapshotId).toBe(first[0]!.slice!.snapshotId);
    expect(again[0]!.slice!.snapshotAt).toBe(RECEIVED + 5_000_000);
    const fewer = events(map(body.split('\n').slice(1).join('\n')));
    expect(fewer[0]!.slice!.snapshotId, 'other content').not.toBe(first[0]!.slice!.snapshotId);
  });

  it('keeps days apart, takes the account for a missing stream, and honours the part of a block', () => {
    const [a, b] = events(map(fixture('query_2022.json')));
    expect([a!.slice!.key, b!.slice!.key]).toEqual([
      'ga4_day:3300110022:20220601',
      'ga4_day:3300110022:20220602',
    ]);
    expect(one({ stream_id: null }).slice!.key).toBe('ga4_day:lamps:20260114');
    const id = '11111111-1111-5111-8111-111111111111';
    const [part] = events(
      map(JSON.stringify(ROW), {
        headers: { 'throughline-snapshot-id': id, 'throughline-snapshot-part': '2/3' },
      }),
    );
    expect(part!.slice).toMatchObject({ snapshotId: id, part: 2, parts: 3 });
    expect(source.importing.blockOf!(ROW)).toBe('ga4_day:3300110022:20260114');
    expect(source.importing.blockOf!({ event_name: 'x' })).toBeUndefined();
    expect(source.importing.blockOf!(null)).toBeUndefined();
  });

  it('rejects bad rows one by one and keeps the good ones', () => {
    const lines = [
      JSON.stringify(ROW),
      '{"event_date":"20260114","event_ti',
      JSON.stringify({ ...ROW, event_timestamp: 'soon' }),
      JSON.stringify({ ...ROW, event_name: null }),
      JSON.stringify({ ...ROW, event_date: '2026-13-01' }),
      JSON.stringify({ ...ROW, event_date: undefined }),
      JSON.stringify({ ...ROW, event_timestamp: String(RECEIVED + 86_400_000_001) }),
      '[1,2]',
      JSON.stringify({ order_id: 7 }),
      JSON.stringify({ ...ROW, event_timestamp: String(RECEIVED + 86_400_000_000) }),
    ];
    const mapped = map(lines.join('\n'));
    const codes = mapped.records.map((record) =>
      'rejection' in record ? record.rejection.code : 'kept',
    );
    expect(codes).toEqual([
      'kept',
      'record_unreadable',
      'time_unreadable',
      'field_missing',
      'field_invalid',
      'field_missing',
      'time_in_future',
      'record_unreadable',
      'record_unreadable',
      'kept',
    ]);
    const second = mapped.records[2]!;
    expect('rejection' in second && second.rejection).toMatchObject({
      position: 3,
      raw: lines[2],
    });
  });

  it('reads traffic from the address where the row states none', () => {
    const { traffic } = withPage(
      'https://lamps.example/a?utm_source=VK&amp;utm_medium=social&utm_id=77&yclid=1&ScCid=2&fbclid=#x?gclid=3',
    );
    expect(traffic).toMatchObject({
      source: 'VK',
      medium: 'social',
      campaignId: '77',
      clickIds: ['ScCid', 'yclid'],
    });
    expect(withPage('https://lamps.example/a?ref=1').traffic).toBeUndefined();
    expect(withPage('https://lamps.example/?utm_source=%E0%A4%A').traffic?.source).toBeTruthy();
  });

  it('lets the row outrank the address and never mixes two campaigns', () => {
    const collected = { manual_source: 'mail', manual_medium: 'email' };
    const other = withPage('https://lamps.example/?utm_source=google&utm_campaign=Winter', {
      collected_traffic_source: collected,
    });
    expect(other.traffic).toMatchObject({ source: 'mail', medium: 'email' });
    expect(other.traffic?.campaign).toBeUndefined();
    const same = withPage('https://lamps.example/?utm_source=mail&utm_content=top', {
      collected_traffic_source: { ...collected, manual_campaign_id: 'c1', srsltid: 'x' },
    });
    expect(same.traffic).toMatchObject({
      source: 'mail',
      content: 'top',
      campaignId: 'c1',
      clickIds: ['srsltid'],
    });
    const idOnly = withPage('https://lamps.example/?utm_source=mail', {
      collected_traffic_source: { manual_campaign_id: 'c1' },
    });
    expect(idOnly.traffic).toMatchObject({ source: 'mail', campaignId: 'c1' });
  });

  it('completes only a Google click with the session’s Google Ads campaign', () => {
    const lastClick = {
      session_traffic_source_last_click: {
        google_ads_campaign: { campaign_id: '9', campaign_name: 'Brand', ad_group_id: '4' },
      },
    };
    expect(withPage('https://lamps.example/', lastClick).traffic).toBeUndefined();
    expect(withPage('https://lamps.example/?gad_source=1', lastClick).traffic).toMatchObject({
      campaign: 'Brand',
      campaignId: '9',
      adGroup: '4',
      clickIds: ['gad_source'],
    });
    const mail = withPage('https://lamps.example/?utm_source=mail', lastClick).traffic;
    expect(mail?.campaignId).toBeUndefined();
  });

  it('treats placeholders as silence and cuts what is too long instead of losing the event', () => {
    const placeholders = one({
      collected_traffic_source: {
        manual_source: '(not set)',
        manual_medium: '(none)',
        manual_campaign_name: '<Other>',
      },
    });
    expect(placeholders.traffic).toBeUndefined();
    const long = withPage(`https://lamps.example/?utm_source=x&q=${'a'.repeat(5000)}`);
    expect(long.pageUrl).toHaveLength(2048);
    expect(long.traffic).toMatchObject({ source: 'x' });
  });

  it('takes lead events from the settings', () => {
    const own = source.settings.parse({ leadEvents: ['demo_booked'] });
    const mapped = source.map(delivery(JSON.stringify({ ...ROW, event_name: 'demo_booked' })), {
      settings: own,
      identity,
    });
    expect(events(mapped)[0]!.type).toBe('form');
    expect(one({ event_name: 'demo_booked' }).type).toBe('other');
  });

  it('never throws and is a function of its arguments, whatever a row holds', () => {
    const member = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.double(),
      fc.constant(null),
      fc.boolean(),
      fc.webUrl({ withQueryParameters: true }),
      fc.object({ maxDepth: 2 }),
    );
    const row = fc.record(
      {
        event_date: fc.oneof(fc.constant('20260114'), member),
        event_timestamp: fc.oneof(fc.constant('1768377600250001'), member),
        event_name: fc.oneof(fc.constant('page_view'), member),
        event_params: fc.oneof(
          fc.array(
            fc.record({
              key: fc.constantFrom('page_location', 'ga_session_id', 'x'),
              value: fc.record({ string_value: member, int_value: member }),
            }),
          ),
          member,
        ),
        user_pseudo_id: member,
        user_id: member,
        stream_id: member,
        collected_traffic_source: fc.oneof(
          fc.record({ manual_source: member, gclid: member }),
          member,
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const body = rows.map((value) => JSON.stringify(value)).join('\n');
        const first = map(body);
        expect(first).toStrictEqual(map(body));
        expect(first.records.length).toBe(rows.length);
      }),
      { numRuns: 200 },
    );
  });
});
