import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RawDelivery } from '../../contract/delivery.ts';
import type { EventFact } from '../../contract/fact.ts';
import type { Mapped } from '../../contract/source.ts';
import { source } from './source.ts';

const RECEIVED = 1_768_400_000_000_000;
const REQUEST = readFileSync(new URL('./fixtures/mp-request.json', import.meta.url), 'utf8');
const context = { settings: source.settings.parse({}), identity: { keepContacts: false } };

function map(body: string | object, over: Partial<RawDelivery> = {}): Mapped {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return source.map(
    {
      id: '00000000-0000-4000-8000-000000000000',
      source: 'ga4',
      account: 'lamps',
      endpoint: 'collect',
      receivedAt: RECEIVED,
      headers: {},
      query: 'measurement_id=G-LAMPS01',
      body: new TextEncoder().encode(text),
      ...over,
    },
    context,
  );
}

function events(mapped: Mapped): EventFact[] {
  return mapped.records.flatMap((record) =>
    'facts' in record ? (record.facts as EventFact[]) : [],
  );
}

function codes(mapped: Mapped): string[] {
  return mapped.records.map((record) =>
    'rejection' in record ? record.rejection.code : 'facts' in record ? 'kept' : 'none',
  );
}

const hit = (params: object = {}, over: object = {}) => ({
  client_id: '1.2',
  events: [{ name: 'page_view', params }],
  ...over,
});

describe('Measurement Protocol', () => {
  it('maps a request: one event for each, its own time over the request’s', () => {
    const [campaign, purchase] = events(map(REQUEST));
    expect(campaign).toMatchObject({
      type: 'other',
      name: 'campaign_details',
      occurredAt: 1_768_377_600_250_001,
      sessionId: '1768377600',
      traffic: {
        source: 'mailout',
        medium: 'email',
        campaign: 'January',
        campaignId: 'jan-26',
        keyword: 'vip',
        content: 'top',
      },
    });
    expect(campaign!.slice).toBeUndefined();
    expect(purchase).toMatchObject({
      type: 'purchase',
      occurredAt: 1_768_377_700_000_000,
      sessionId: '1768377600',
      pageUrl: 'https://lamps.example/thanks?yclid=123',
      traffic: { clickIds: ['yclid'], referrer: 'https://pay.example/done' },
    });
    // The hashes came from the sender and are kept as they are, in lower case.
    expect(purchase!.identifiers).toEqual([
      { type: 'ga_client_id', value: '555000111.1767000000' },
      { type: 'user_id', value: 'cust-7' },
      { type: 'email', value: 'f38c7f76a9b1f28d35e35f6b0a753ed51dc0f0ec824c8ae7ad5362cff4eca31b' },
      { type: 'phone', value: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752' },
      // Of the order that the purchase tells of.
      { type: 'sale_number', value: 'l-205' },
    ]);
  });

  it('uses user_data only with consent and only where it is a hash', () => {
    const user_data = { sha256_email_address: 'a'.repeat(64) };
    const consent = { ad_user_data: 'DENIED' };
    expect(events(map(hit({}, { user_data })))[0]!.identifiers).toHaveLength(2);
    expect(events(map(hit({}, { user_data, consent })))[0]!.identifiers).toHaveLength(1);
    const plain = { sha256_email_address: 'someone@lamps.example' };
    expect(events(map(hit({}, { user_data: plain })))[0]!.identifiers).toHaveLength(1);
  });

  it('counts equal events of one request, and gives a repeated request the same facts', () => {
    const twice = { ...hit(), timestamp_micros: 1_768_377_600_000_000 };
    twice.events.push(twice.events[0]!);
    const first = events(map(twice));
    expect(first[0]!.id).not.toBe(first[1]!.id);
    const retried = events(map(twice, { receivedAt: RECEIVED + 1_000_000 }));
    expect(retried).toStrictEqual(first);
  });

  it('ignores the order of parameters, and keeps streams apart', () => {
    const at = { timestamp_micros: 1_768_377_600_000_000 };
    const [a] = events(map(hit({ x: 1, y: { b: 1, a: 2 } }, at)));
    const [b] = events(map(hit({ y: { a: 2, b: 1 }, x: 1 }, at)));
    expect(a!.id).toBe(b!.id);
    const [c] = events(map(hit({ x: 1, y: { b: 1, a: 2 } }, at), { query: 'measurement_id=G-X' }));
    expect(c!.id).not.toBe(a!.id);
  });

  it('takes the time of receipt where there is none, and refuses impossible times', () => {
    expect(events(map(hit()))[0]!.occurredAt).toBe(RECEIVED);
    const future = RECEIVED + 86_400_000_001;
    expect(codes(map(hit({}, { timestamp_micros: future })))).toEqual(['time_in_future']);
    expect(codes(map(hit({}, { timestamp_micros: 1_768_377_600_000 })))).toEqual([
      'time_unreadable',
    ]);
  });

  it('keeps the good events of a bad request; a rejected one is a request of its own', () => {
    const request = {
      client_id: '1.2',
      events: [
        { name: 'a' },
        7,
        { params: {} },
        { name: 'b', timestamp_micros: 'x' },
        { name: 'c' },
      ],
    };
    const mapped = map(request);
    expect(codes(mapped)).toEqual([
      'kept',
      'record_unreadable',
      'field_missing',
      'time_unreadable',
      'kept',
    ]);
    const third = mapped.records[2]!;
    expect('rejection' in third && JSON.parse(third.rejection.raw)).toEqual({
      client_id: '1.2',
      events: [{ params: {} }],
    });
  });

  it('rejects what is no request', () => {
    expect(codes(map('{"client_id":'))).toEqual(['body_unreadable']);
    expect(codes(map(''))).toEqual(['body_unreadable']);
    expect(codes(map('[]'))).toEqual(['record_unreadable']);
    expect(codes(map({ client_id: '1.2' }))).toEqual(['field_missing']);
    expect(codes(map({ events: [{ name: 'a' }] }))).toEqual(['field_missing']);
    expect(codes(map({ client_id: '1.2', events: [] }))).toEqual(['none']);
  });

  it('does not read a campaign from a site’s own parameter called source', () => {
    expect(events(map(hit({ source: 'footer' })))[0]!.traffic).toBeUndefined();
    expect(events(map(hit({ source: 'tg', medium: 'social' })))[0]!.traffic).toEqual({
      source: 'tg',
      medium: 'social',
    });
  });

  it('marks debug hits', () => {
    expect(events(map(hit({ debug_mode: true })))[0]!.isTest).toBe(true);
    expect(events(map(hit({ debug_mode: '0' })))[0]!.isTest).toBe(false);
  });
});
