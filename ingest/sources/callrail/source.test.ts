import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFact, EventFact, Fact } from '../../contract/fact.ts';
import type { Mapped } from '../../contract/source.ts';
import { source } from './source.ts';

const RECEIVED = 1_768_500_000_000_000;
const START = 1_768_411_200_000_000; // 2026-01-14T10:20:00-07:00, by Python's datetime.
const PHONE_0142 = '079b138000d8e662dc5bd99fab3ffe5dc4f44763f9bf55baa522d29f8c784f1f'; // sha256sum of +13035550142

function fixture(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
}

interface Over extends Partial<Omit<RawDelivery, 'body'>> {
  settings?: object;
}

function map(body: string | object, { settings = {}, ...over }: Over = {}): Mapped {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return source.map(
    {
      id: '00000000-0000-4000-8000-000000000000',
      source: 'callrail',
      account: 'lamps',
      endpoint: 'webhook',
      receivedAt: RECEIVED,
      headers: {},
      query: '',
      body: new TextEncoder().encode(text),
      ...over,
    },
    { settings: source.settings.parse(settings), identity: { keepContacts: false } },
  );
}

function facts(mapped: Mapped): readonly Fact[] {
  return mapped.records.flatMap((record) => ('facts' in record ? record.facts : []));
}

type CallFact = Extract<EntityFact, { entityType: 'call' }>;
function call(body: string | object, over: Over = {}): CallFact {
  return facts(map(body, over))[0] as CallFact;
}

function codes(mapped: Mapped): string[] {
  return mapped.records.map((record) =>
    'rejection' in record
      ? record.rejection.code
      : 'facts' in record
        ? 'kept'
        : 'skipped' in record
          ? record.skipped.code
          : 'noRecord',
  );
}

const CALL = {
  resource_id: 'CAL1',
  callernum: '+13035550142',
  start_time: '2026-01-14T10:20:00.000-07:00',
  duration: '5',
};

describe('a call', () => {
  it('is read from a post-call webhook', () => {
    const fact = call(fixture('post-call.json'));
    expect(fact).toMatchObject({
      kind: 'entity',
      entityType: 'call',
      entityId: 'CAL77aa0001',
      op: 'upsert',
      occurredAt: START,
      isTest: false,
    });
    expect(fact.identifiers).toEqual({
      client_id: { type: 'ga_client_id', value: '555000111.1767000000' },
      phone: { type: 'phone', value: PHONE_0142 },
    });
    expect(fact.fields).toEqual({
      direction: 'in',
      status: 'answered',
      trackingNumber: '+13035550900',
      startedAt: START,
      talkSeconds: 95,
      isFirst: true,
      utmSource: 'google',
      utmMedium: 'cpc',
      utmCampaign: 'Winter',
      utmTerm: 'desk lamp',
      clickIds: 'gclid,ysclid',
      referrer: 'https://www.google.com/',
      landingUrl: 'https://lamps.example/desk?gclid=CjTest-Aa&ysclid=q1',
    });
  });

  it('is read from a form; a withheld number identifies nobody and direct is no source', () => {
    const fact = call(fixture('post-call.form'));
    expect(fact.identifiers).toEqual({});
    expect(fact.fields).toEqual({
      direction: 'in',
      status: 'missed',
      trackingNumber: '+13035550900',
      startedAt: START + 2_400_000_000,
      talkSeconds: 21,
      isFirst: false,
      utmSource: null,
      utmMedium: null,
    });
  });

  it('is read from the legacy query, whose datetime is UTC whatever the account’s zone', () => {
    const over = { query: fixture('legacy.query'), settings: { timezone: 'Asia/Tokyo' } };
    const fact = call('', over);
    expect(fact.entityId).toBe('CAL77aa0003');
    expect(fact.occurredAt).toBe(1_768_415_405_000_000);
    expect(fact.fields).toMatchObject({
      status: 'answered',
      talkSeconds: 12,
      utmSource: 'flyer',
      startedAt: 1_768_415_405_000_000,
    });
    expect(fact.identifiers.phone?.value, 'a national number, read in the caller’s country').toBe(
      'a4fe623e48f55cef3a961e4fb057659bd16e77a40c5c9a36531034a4717d7b4c',
    );
  });

  it('ignores the query beside a body: the signature does not cover it', () => {
    const plain = call(fixture('post-call.json'));
    const other = call(fixture('post-call.json'), { query: 'resource_id=CAL9&answered=false' });
    expect(other).toStrictEqual(plain);
  });

  it.each(['anonymous', 'Restricted', '+266696687', '266696687', '', null])(
    'has no phone when the caller is %j',
    (callernum) => {
      expect(call({ ...CALL, callernum, ga: '1.2' }).identifiers).toEqual({
        client_id: { type: 'ga_client_id', value: '1.2' },
      });
    },
  );

  it('takes RESTRICTED on a keypad for no number, though a country would make one of it', () => {
    const withheld = { ...CALL, callernum: '7378742833', callercountry: 'US' };
    expect(call(withheld).identifiers).toEqual({});
    expect(call({ ...withheld, callernum: '+17378742833' }).identifiers.phone).toBeDefined();
  });

  it.each([
    [{ answered: 'true', voicemail: 'false' }, 'answered'],
    [{ answered: true, voicemail: false }, 'answered'],
    [{ answered: 'false', voicemail: 'true' }, 'voicemail'],
    [{ answered: false, voicemail: true }, 'voicemail'],
    [{ answered: 'False', voicemail: 'False' }, 'missed'],
    [{ answered: null }, undefined],
    [{}, undefined],
  ])('has of %j the status %s', (said, status) => {
    expect(call({ ...CALL, ...said }).fields.status).toBe(status);
  });

  it('needs a zone for naive times: the account’s, else the company’s', () => {
    const naive = { ...CALL, start_time: '2026-01-14 10:20:00' };
    expect(codes(map(naive))).toEqual(['time_unreadable']);
    const zone = { timezone: 'America/Denver' };
    expect(call(naive, { settings: zone }).fields.startedAt).toBe(START);
    expect(call({ ...naive, company_time_zone: 'America/Denver' }).fields.startedAt).toBe(START);
    expect(codes(map({ ...naive, company_time_zone: 'Mountain Time (US & Canada)' }))).toEqual([
      'time_unreadable',
    ]);
    expect(call({ ...CALL, start_time: '2026-01-14 17:20:00 UTC' }).fields.startedAt).toBe(START);
    expect(call({ ...CALL, start_time: '2026-01-14T19:20:00 02:00' }).fields.startedAt).toBe(START);
    expect(source.settings.safeParse({ timezone: 'Mars/Base' }).success).toBe(false);
  });

  it('prefers UTM tags, of the fields and of the landing page, to CallRail’s own words', () => {
    const own = { source: 'google_paid', source_name: 'Website pool', medium: 'cpc' };
    expect(call({ ...CALL, ...own, utm_source: 'vk' }).fields.utmSource).toBe('vk');
    const landing = { landing_page_url: 'https://lamps.example/?utm_source=tg&utm_term=a' };
    expect(call({ ...CALL, ...own, ...landing }).fields).toMatchObject({
      utmSource: 'tg',
      utmMedium: 'cpc',
      utmTerm: 'a',
    });
    expect(call({ ...CALL, source_name: 'Flyer 7' }).fields.utmSource).toBe('Flyer 7');
  });

  it('marks the account’s own test numbers', () => {
    const settings = { testNumbers: ['+1 303 555 0142'] };
    expect(call(CALL, { settings }).isTest).toBe(true);
    expect(call({ ...CALL, callernum: '+13035550143' }, { settings }).isTest).toBe(false);
  });
});

/** What a reader of the versions sees: each field of the highest version that has it. */
function merge(versions: readonly CallFact[]): object {
  const ordered = [...versions].sort((a, b) => a.version - b.version || (a.id < b.id ? -1 : 1));
  return Object.assign({}, ...ordered.map(({ fields }) => fields));
}

describe('versions of a call', () => {
  const stages = [
    call(fixture('pre-call.json')),
    call({ ...JSON.parse(fixture('pre-call.json')), business_phone_number: '+13035550100' }),
    call(fixture('post-call.json')),
    facts(map(fixture('api-calls.json'), { endpoint: 'import' }))[0] as CallFact,
    call(fixture('call-modified.json')),
  ];

  it('follow the life of the call, not the order of arrival', () => {
    const numbers = stages.map(({ version }) => version);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(new Set(numbers).size).toBe(5);
    expect(numbers.every(Number.isSafeInteger)).toBe(true);
    expect(stages.map(({ entityId }) => entityId)).toEqual(Array(5).fill('CAL77aa0001'));
    const later = call(fixture('post-call.json'), { receivedAt: RECEIVED + 9_000_000 });
    expect(later).toStrictEqual(stages[2]);
  });

  it('add up field by field to the same call in every order', () => {
    const whole = merge(stages);
    expect(whole).toMatchObject({
      status: 'voicemail',
      talkSeconds: 95,
      utmSource: 'google',
      startedAt: START,
    });
    fc.assert(
      fc.property(fc.shuffledSubarray(stages, { minLength: stages.length }), (order) => {
        expect(merge([...order, order[0]!])).toEqual(whole);
      }),
    );
  });

  it('set only what a late hook holds, and nothing for a change that is not kept', () => {
    expect(stages[4]!.fields).toEqual({ status: 'voicemail' });
    expect(stages[4]!.identifiers).toEqual({});
    expect(codes(map({ resource_id: 'CAL1', changes: ['tags'], tags: ['vip'] }))).toEqual([
      'nothing_kept',
    ]);
  });

  it('take the hook from its address, where “not answered” before the end means “not yet”', () => {
    const named = call(fixture('pre-call.json'), { query: 'hook=Pre-Call' });
    expect(named.version).toBe(stages[0]!.version);
    expect(named.fields.status).toBeUndefined();
    expect(named.fields.talkSeconds).toBeUndefined();
    const post = call(CALL, { query: 'hook=post_call' });
    const modified = call(CALL, { query: 'hook=call-modified' });
    expect(modified.version).toBeGreaterThan(post.version);
    expect(call(CALL, { query: 'hook=other' })).toStrictEqual(post);
  });

  it('of an unsigned hook raise no running call above one that is over', () => {
    const early = fixture('pre-call.json');
    const over = call(CALL);
    for (const hook of ['post-call', 'call-modified']) {
      const raised = call(early, { query: `hook=${hook}` });
      expect(raised.version).toBeGreaterThan(call(early, { query: 'hook=pre-call' }).version);
      expect(raised.version).toBeLessThan(over.version);
    }
  });

  it('of a hook that is no call’s are refused where the body is a call', () => {
    for (const hook of ['form-submission', 'text-message'])
      expect(codes(map(CALL, { query: `hook=${hook}` }))).toEqual(['label_mismatch']);
  });

  it('of one stage follow the time of change, and differ in id when they differ in content', () => {
    const at = (second: number) =>
      call({ ...CALL, changes: ['x'], updated_at: `2026-01-14T12:00:0${second}Z` });
    expect(at(2).version).toBeGreaterThan(at(1).version);
    const [a, b] = [call({ ...CALL, source: 'x' }), call({ ...CALL, source: 'y' })];
    expect(a.version).toBe(b.version);
    expect(a.id).not.toBe(b.id);
  });
});

describe('a form', () => {
  it('becomes an event with its contacts and its traffic', () => {
    const [event] = facts(map(fixture('form-submission.json'))) as EventFact[];
    expect(event).toMatchObject({
      kind: 'event',
      type: 'form',
      name: 'form_submission',
      occurredAt: 1_768_417_200_000_000,
      pageUrl: 'https://lamps.example/contact',
      traffic: {
        source: 'google',
        medium: 'cpc',
        clickIds: ['gclid'],
        referrer: 'https://www.google.com/',
        landingUrl: 'https://lamps.example/?utm_source=google&utm_medium=cpc&gclid=CjTest-Bb',
      },
    });
    // sha256sum of sample@lamps.example and of +13035550188.
    expect(event!.identifiers).toEqual([
      { type: 'ga_client_id', value: '555000222.1767000001' },
      { type: 'email', value: '6eab5eae28318d9c932d9ac4fc78d52372d9bb814670dde01f83a605f1009ec0' },
      { type: 'phone', value: 'b804f032b01681449d5d4887cebf391f8e9550ed360b2c6fc1d1e03391a9042b' },
    ]);
  });

  it('reads form_data in brackets or as JSON text, and is one event however often it comes', () => {
    const base = 'resource_id=FRM1&submitted_at=2026-01-14T12:00:00Z';
    const [brackets] = facts(
      map(`${base}&form_data[email]=sample%40lamps.example`, { query: 'hook=post-call' }),
    ) as EventFact[];
    const json = encodeURIComponent('{"email":"sample@lamps.example"}');
    const [text] = facts(map(`${base}&form_data=${json}`)) as EventFact[];
    expect(brackets!.identifiers).toHaveLength(1);
    expect(text).toStrictEqual(brackets);
  });

  it('is refused from the future, as a call is', () => {
    const future = '2100-01-01T00:00:00Z';
    const form = { resource_id: 'FRM1', form_data: { email: 'a@b.example' } };
    expect(codes(map({ ...form, submitted_at: future }))).toEqual(['time_in_future']);
    expect(codes(map({ ...CALL, start_time: future }))).toEqual(['time_in_future']);
    expect(codes(map({ ...CALL, updated_at: future }))).toEqual(['time_in_future']);
  });

  it('needs an id and a time', () => {
    expect(codes(map({ form_url: 'https://lamps.example/' }))).toEqual(['field_missing']);
    expect(codes(map({ resource_id: 'FRM1', form_data: {} }))).toEqual(['field_missing']);
  });
});

describe('a delivery', () => {
  it('keeps the good calls of an API page beside a bad one', () => {
    const mapped = map(fixture('api-calls.json'), { endpoint: 'import' });
    expect(codes(mapped)).toEqual(['kept', 'field_invalid']);
    const bad = mapped.records[1]!;
    expect('rejection' in bad && bad.rejection).toMatchObject({
      position: 2,
      detail: { field: 'duration', got: 'x' },
    });
    expect('rejection' in bad && JSON.parse(bad.rejection.raw)).toMatchObject({
      id: 'CAL77aa0004',
    });
  });

  it('imports NDJSON around a broken line', () => {
    const page = JSON.parse(fixture('api-calls.json')) as { calls: object[] };
    const lines = [JSON.stringify(page.calls[0]), '{"id":', '7', JSON.stringify(page.calls[0])];
    const mapped = map(lines.join('\n'), { endpoint: 'import' });
    expect(codes(mapped)).toEqual(['kept', 'record_unreadable', 'record_unreadable', 'kept']);
  });

  it('skips texts and Voice Assist, and rejects what it cannot read', () => {
    const text = { resource_id: 'SMS1', thread_resource_id: 'THR1', content: 'hello' };
    expect(codes(map(text))).toEqual(['text_message']);
    const assist = { call_id: 'x', person_id: 'y', tracking_number: 'z', timestamp: '1' };
    expect(codes(map(assist))).toEqual(['voice_assist']);
    expect(codes(map('{"resource_id":"CAL1",\n"a":'))).toEqual(['body_unreadable']);
    expect(codes(map('hello'))).toEqual(['body_unreadable']);
    expect(codes(map(''))).toEqual(['body_unreadable']);
    expect(codes(map({ callernum: '+13035550142' }))).toEqual(['field_missing']);
    expect(codes(map({ ...CALL, start_time: 'soon' }))).toEqual(['time_unreadable']);
  });

  it('never throws and is a function of its arguments, whatever an object holds', () => {
    const member = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.object(),
    );
    const object = fc.record(
      {
        resource_id: fc.oneof(fc.constantFrom('CAL1', 'FRM1', 'SMS1'), member),
        start_time: fc.oneof(fc.constant('2026-01-14T10:20:00Z'), member),
        datetime: member,
        created_at: member,
        callernum: member,
        callercountry: fc.oneof(fc.constantFrom('US', 'XX', 'RU'), member),
        duration: member,
        answered: member,
        landingpage: fc.oneof(fc.webUrl({ withQueryParameters: true }), member),
        source: member,
        form_data: member,
        ga: member,
        company_time_zone: member,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(object, fc.constantFrom('webhook', 'import'), (value, endpoint) => {
        const mapped = map(value, { endpoint });
        expect(mapped).toStrictEqual(map(value, { endpoint }));
        expect(mapped.records).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });
});
