import { readFileSync } from 'node:fs';
import { sha256 } from '@throughline/ingest/contract/ids';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../candidate.ts';
import { googleEmail, sha256As } from '../hashed.ts';
import type { Target, VendorName } from '../target.ts';
import type { Delivered, Outgoing } from '../vendor.ts';
import { VENDOR } from './index.ts';
import { amountText } from './pieces.ts';

const AT = Date.parse('2026-03-10T10:00:01Z');
const CLICKED = Date.parse('2026-03-08T09:00:00Z');
// Made here; none is anybody's.
const CLICKS = ['gclid', 'fbclid', 'yclid', 'rb_clickid'].map((name) => ({
  ...{ name, value: `${name}.Case_X`, at: CLICKED, country: 'DE' },
}));

const target = (vendor: VendorName, more: Partial<Target> = {}): Target => ({
  ...{ name: vendor, vendor, account: '1234567890', endpoint: `https://${vendor}.example` },
  ...{ contacts: true, conversions: [{ of: 'sale', as: '777', value: 'revenue' }] },
  ...more,
});
const candidate = (identifiers: Record<string, string[]> = {}): Candidate => ({
  ...{ key: 'a', of: 'sale', at: AT, country: '', currency: 'EUR' },
  ...{ revenueMicros: 131_600_000n, marginMicros: null },
  owner: { clicks: CLICKS, identifiers, consent: {} },
});
function outgoing(vendor: VendorName, identifiers?: Record<string, string[]>): Outgoing {
  return {
    ...{ id: 'id-1', as: '777', of: 'sale', at: AT, isRestated: false },
    value: { micros: 131_600_000n, currency: 'EUR' },
    identity: VENDOR[vendor].identify(candidate(identifiers), target(vendor))!,
  };
}
const requestOf = (vendor: VendorName, events: readonly Outgoing[], more?: Partial<Target>) =>
  VENDOR[vendor]
    .parcels(events, 'run')
    .map((parcel) => VENDOR[vendor].request(parcel, target(vendor, more)));
const answer = (status: number, body: unknown = {}): Extract<Delivered, { kind: 'answer' }> => ({
  ...{ kind: 'answer', status, body: typeof body === 'string' ? body : JSON.stringify(body) },
});

describe('hashes', () => {
  // The four spellings and their digests were worked out with `printf %s … | sha256sum`.
  it('are of the text as each platform spells it', () => {
    const jane = sha256As('jane.doe+shop@gmail.com', googleEmail, true);
    expect(jane).toBe(sha256('janedoe@gmail.com'));
    expect(
      VENDOR.meta.identify(candidate({ phone: ['+493012345'] }), target('meta'))?.phones,
    ).toEqual([sha256('493012345')]);
    expect(
      VENDOR.google.identify(candidate({ phone: ['+493012345'] }), target('google'))?.phones,
    ).toEqual([sha256('+493012345')]);
  });

  it('that are kept serve only whoever spells alike', () => {
    const kept = { email: [sha256('anna@oak.example')], phone: [sha256('+493012345')] };
    expect(VENDOR.google.identify(candidate(kept), target('google'))).toMatchObject({
      ...{ emails: kept.email, phones: kept.phone },
    });
    expect(VENDOR.meta.identify(candidate(kept), target('meta'))).toMatchObject({
      ...{ emails: kept.email, phones: [] },
    });
    expect(
      VENDOR.meta.identify(candidate(kept), target('meta', { contacts: false })),
    ).toMatchObject({
      ...{ emails: [], phones: [] },
    });
  });
});

describe('requests and files', () => {
  const identifiers = { email: ['anna@oak.example'], ym_client_id: ['1740990001987654321'] };
  it.each(['google', 'meta', 'metrica', 'vk'] as const)('of %s', async (vendor) => {
    const events = [outgoing(vendor, identifiers)];
    const text = [
      ...requestOf(vendor, events).map(({ method, url, body = '' }) => `${method} ${url}\n${body}`),
      VENDOR[vendor].file(events, target(vendor)).text,
    ].join('\n---\n');
    await expect(text).toMatchFileSnapshot(`./golden/${vendor}.txt`);
  });

  it('has amounts to the last digit, and no binary fraction', () => {
    expect(
      ['1', '131600000', '-5', '9007199254740993000001'].map((one) => amountText(BigInt(one))),
    ).toEqual(['0.000001', '131.6', '-0.000005', '9007199254740993.000001']);
    const [request] = requestOf('google', [
      { ...outgoing('google'), value: { micros: 9_007_199_254_740_993_010_000n, currency: 'EUR' } },
    ]);
    expect(request!.body).toContain('"conversionValue":9007199254740993.01');
  });

  it('of Metrica have one kind of identifier and one currency each, and a name to be asked for', () => {
    const clicked = outgoing('metrica');
    const known = {
      ...clicked,
      identity: { emails: [], phones: [], visitor: { kind: 'ClientId', value: '7' } },
    };
    const dollars = { ...clicked, value: { micros: 5_000_000n, currency: 'USD' } };
    const requests = requestOf('metrica', [clicked, known, dollars, clicked]);
    expect(requests.map(({ url }) => new URL(url).searchParams.get('comment'))).toEqual(
      [0, 1, 2].map((index) => `throughline run-${index}`),
    );
    expect(requests.map(({ body }) => body!.split('\r\n')[4]!.split('\n').length - 2)).toEqual([
      2, 1, 1,
    ]);
    const listed = answer(200, {
      uploadings: [{ comment: 'throughline run-1' }, { comment: 'by hand' }],
    });
    expect(VENDOR.metrica.arrivals!.read(listed)).toEqual(new Set(['run-1']));
    expect(VENDOR.metrica.arrivals!.read(answer(500, '<html>'))).toBeUndefined();
  });
});

describe('answers', () => {
  const parcel = (vendor: VendorName, count: number) => ({
    ...{ label: 'run', events: Array.from({ length: count }, () => outgoing(vendor)) },
  });
  it.each([
    ['google', 200, { requestId: 'r1' }, { kind: 'accepted', reference: 'r1' }],
    ['google', 200, '<html>', { kind: 'unsure' }],
    ['google', 401, {}, { kind: 'shut' }],
    ['google', 503, {}, { kind: 'unsure', reason: 'http_503' }],
    ['meta', 200, { events_received: 2 }, { kind: 'accepted' }],
    ['meta', 200, { events_received: 1 }, { kind: 'unsure' }],
    ['meta', 400, { error: { code: 190 } }, { kind: 'shut', reason: 'meta_190' }],
    ['meta', 400, { error: { code: 4 } }, { kind: 'later' }],
    [
      'meta',
      400,
      { error: { code: 100, error_subcode: 2804003 } },
      { kind: 'refused', reason: 'meta_100_2804003' },
    ],
    [
      'metrica',
      200,
      { uploading: { id: 5, source_quantity: 2 } },
      { kind: 'accepted', reference: '5' },
    ],
    ['metrica', 429, {}, { kind: 'later' }],
    [
      'metrica',
      400,
      { errors: [{ error_type: 'invalid_parameter' }] },
      { kind: 'refused', reason: 'invalid_parameter' },
    ],
    ['vk', 200, 'GIF89a', { kind: 'accepted' }],
    ['vk', 404, '', { kind: 'refused' }],
  ] as const)('of %s: %d %j', (vendor, status, body, verdict) => {
    expect(VENDOR[vendor].read(answer(status, body), parcel(vendor, 2))).toMatchObject(verdict);
  });

  it('of Google name the events to blame', () => {
    const violation = { field: 'events[1].ad_identifiers', reason: 'INVALID_FORMAT' };
    const body = {
      error: { status: 'INVALID_ARGUMENT', details: [{ fieldViolations: [violation] }] },
    };
    expect(VENDOR.google.read(answer(400, body), parcel('google', 3))).toEqual({
      ...{ kind: 'refused', reason: 'INVALID_ARGUMENT' },
      culprits: new Map([[1, 'INVALID_FORMAT']]),
    });
  });
});

it('reads what Google says later of a request that it took', () => {
  const said = (...statuses: object[]) =>
    VENDOR.google.outcome!.read(answer(200, { requestStatusPerDestination: statuses }));
  const errorInfo = {
    errorCounts: [{ recordCount: '3', reason: 'PROCESSING_ERROR_REASON_EVENT_TOO_OLD' }],
  };
  expect(said({ requestStatus: 'SUCCESS' }, { requestStatus: 'PROCESSING' })?.state).toBe(
    'processing',
  );
  expect(said({ requestStatus: 'SUCCESS' })).toEqual({ state: 'success', errors: {} });
  expect(said({ requestStatus: 'FAILED', errorInfo })).toEqual({
    state: 'failed',
    errors: { PROCESSING_ERROR_REASON_EVENT_TOO_OLD: 3 },
  });
  expect(said({ requestStatus: 'SUCCESS' }, { requestStatus: 'FAILED', errorInfo })?.state).toBe(
    'partial',
  );
  expect(VENDOR.google.outcome!.read(answer(404))).toBeUndefined();
});

it('names every vendor in the README', () => {
  const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8').toLowerCase();
  for (const name of Object.keys(VENDOR)) expect(text).toContain(name);
});
