import { describe, expect, it } from 'vitest';
import type { Account, CollectRequest } from '../../contract/source.ts';
import { collectEndpoint, debugEndpoint } from './collect-endpoint.ts';
import { validateMeasurement } from './measurement-validation.ts';
import { type Ga4Settings, ga4Settings } from './settings.ts';

const NOW = 1_768_400_000_000_000;

function request(query: string, body = '{}'): CollectRequest {
  const url = `https://collect.example/mp/collect?${query}`;
  const bytes = new TextEncoder().encode(body);
  return { method: 'POST', url, path: '/mp/collect', query, headers: {}, body: bytes };
}

function account(name: string, settings: Partial<Ga4Settings>): Account<Ga4Settings> {
  return { source: 'ga4', account: name, settings: ga4Settings.parse(settings) };
}

function codesOf(body: unknown): string[] {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return validateMeasurement(new TextEncoder().encode(text), NOW).map(
    ({ fieldPath, validationCode }) => `${fieldPath} ${validationCode}`,
  );
}

const event = (params: object = {}, name = 'page_view') => ({
  client_id: '1.2',
  events: [{ name, params }],
});

describe('the collect endpoint', () => {
  it('verifies api_secret and the stream', () => {
    const settings = ga4Settings.parse({ apiSecret: 's3', measurementIds: ['G-A'] });
    const verdict = (query: string) => collectEndpoint.verify(request(query), settings).ok;
    expect(verdict('measurement_id=G-A&api_secret=s3')).toBe(true);
    expect(verdict('measurement_id=G-A&api_secret=s4')).toBe(false);
    expect(verdict('measurement_id=G-A')).toBe(false);
    expect(verdict('measurement_id=G-B&api_secret=s3')).toBe(false);
    expect(verdict('api_secret=s3')).toBe(false);
    const none = ga4Settings.parse({});
    expect(collectEndpoint.verify(request('api_secret='), none).ok).toBe(false);
    expect(collectEndpoint.verify(request('api_secret=undefined'), none).ok).toBe(false);
  });

  it('chooses the account by its stream', () => {
    const web = account('web', { measurementIds: ['G-A'] });
    const app = account('app', { measurementIds: ['1:2:ios:3'] });
    const open = account('open', {});
    const choose = (query: string, accounts: Account<Ga4Settings>[]) =>
      collectEndpoint.choose!(request(query), accounts)?.account;
    expect(choose('measurement_id=G-A', [web, app])).toBe('web');
    expect(choose('firebase_app_id=1:2:ios:3', [web, app])).toBe('app');
    expect(choose('measurement_id=G-Z', [web, app])).toBeUndefined();
    expect(choose('measurement_id=G-Z', [web])).toBeUndefined();
    expect(choose('', [open])).toBe('open');
    expect(choose('', [open, web])).toBeUndefined();
  });

  it('stores the query without its secret and answers 204', () => {
    expect(collectEndpoint.cleanQuery!('api_secret=s3&measurement_id=G-A')).toBe(
      'measurement_id=G-A',
    );
    expect(collectEndpoint.accepted).toEqual({ status: 204 });
  });

  it('answers the debug twin in Google’s form', () => {
    const bad = JSON.stringify(event({}, '_bad'));
    const reply = debugEndpoint.answer!(request('', bad), ga4Settings.parse({}));
    expect(reply?.status).toBe(200);
    expect(JSON.parse(reply!.body!)).toEqual({
      validationMessages: [
        {
          fieldPath: 'events[0].name',
          description: expect.stringContaining('_bad'),
          validationCode: 'NAME_RESERVED',
        },
      ],
    });
  });
});

describe('validation of a request', () => {
  it('has nothing to say of a request within the limits', () => {
    const at = { timestamp_micros: NOW - 71 * 3_600_000_000 };
    const items = [{ item_id: 'L1', price: 2, quantity: 1 }];
    const user_properties = { plan: { value: 'gold' } };
    expect(codesOf({ ...event({ items, value: 2 }), ...at, user_properties })).toEqual([]);
    expect(codesOf(event({ page_location: 'x'.repeat(900) }))).toEqual([]);
  });

  it.each([
    ['no JSON', 'x', [' VALUE_INVALID']],
    ['no client', { events: [{ name: 'a' }] }, ['client_id VALUE_REQUIRED']],
    ['no events', { client_id: 'a' }, ['events VALUE_REQUIRED']],
    ['a reserved event', event({}, 'session_start'), ['events[0].name NAME_RESERVED']],
    ['a malformed name', event({}, '1st-click'), ['events[0].name NAME_INVALID']],
    ['a long name', event({}, 'a'.repeat(41)), ['events[0].name NAME_INVALID']],
    ['a long value', event({ a: 'x'.repeat(101) }), ['events[0].params.a VALUE_OUT_OF_BOUNDS']],
    ['a nested value', event({ a: {} }), ['events[0].params.a VALUE_INVALID']],
    [
      'an item without a name',
      event({ items: [{}] }),
      ['events[0].params.items[0] VALUE_REQUIRED'],
    ],
    [
      'a long property',
      { ...event(), user_properties: { ['p'.repeat(25)]: { value: 'x'.repeat(37) } } },
      [
        `user_properties.${'p'.repeat(25)} NAME_INVALID`,
        `user_properties.${'p'.repeat(25)}.value VALUE_OUT_OF_BOUNDS`,
      ],
    ],
    [
      'an old time',
      { ...event(), timestamp_micros: NOW - 73 * 3_600_000_000 },
      ['timestamp_micros VALUE_OUT_OF_BOUNDS'],
    ],
  ])('names %s', (_, body, expected) => {
    expect(codesOf(body)).toEqual(expected);
  });

  it('names what there is too much of', () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, 1]));
    const events = Array.from({ length: 26 }, () => ({ name: 'a' }));
    expect(codesOf({ client_id: 'a', events })).toEqual(['events EXCEEDED_MAX_ENTITIES']);
    expect(codesOf(event(many(26)))).toEqual(['events[0].params EXCEEDED_MAX_ENTITIES']);
    const items = [{ item_id: 'a', ...many(11) }];
    expect(codesOf(event({ items }))).toEqual(['events[0].params.items[0] EXCEEDED_MAX_ENTITIES']);
    const big = event({ page_location: 'x'.repeat(130_000) });
    expect(codesOf(big)).toEqual([
      ' VALUE_OUT_OF_BOUNDS',
      'events[0].params.page_location VALUE_OUT_OF_BOUNDS',
    ]);
  });
});
