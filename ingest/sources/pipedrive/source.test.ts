import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFact } from '../../contract/fact.ts';
import { deterministicId } from '../../contract/ids.ts';
import type { CollectRequest, Mapped } from '../../contract/source.ts';
import { pipedriveSettings } from './settings.ts';
import { source } from './source.ts';

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
const identity = { keepContacts: true, defaultCountry: 'DE' };
const settings = {
  company: '9041',
  marginRate: '0.35',
  fields: {
    gaClientId: 'c1a0b2d3e4f5061728394a5b6c7d8e9f00112233',
    margin: 'd2b1c3e4f506172839405b6c7d8e9f0011223344',
    orderNumber: 'e3c2d4f5061728394a516c7d8e9f001122334455',
    userId: 'f4d3e506172839405b627d8e9f00112233445566',
  },
};

function map(body: Uint8Array | string | object, given: object = settings): Mapped {
  const bytes =
    body instanceof Uint8Array
      ? body
      : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const delivery: RawDelivery = {
    id: deterministicId('delivery', bytes.length),
    source: 'pipedrive',
    account: 'sales',
    endpoint: 'webhook',
    receivedAt: Date.UTC(2025, 5, 1) * 1000,
    headers: {},
    query: '',
    body: bytes,
  };
  return source.map(delivery, { settings: pipedriveSettings.parse(given), identity });
}

function facts(mapped: Mapped): EntityFact[] {
  return mapped.records.flatMap((record) => {
    if ('rejection' in record) throw new Error(record.rejection.message);
    return 'facts' in record ? (record.facts as EntityFact[]) : [];
  });
}

const one = (body: Uint8Array | string | object, given?: object) => facts(map(body, given))[0]!;
const at = (iso: string) => Date.parse(iso) * 1000;

interface Webhook {
  data: Record<string, unknown>;
  meta: Record<string, unknown>;
}
const change = (): Webhook => JSON.parse(fixture('deal_change.json').toString()) as Webhook;
const withData = (data: object) => ({ ...change(), data: { ...change().data, ...data } });

describe('a deal', () => {
  it('maps a v2 webhook to a full version', () => {
    const fact = one(fixture('deal_change.json'));
    expect(fact).toMatchObject({
      entityType: 'deal',
      entityId: '514',
      op: 'upsert',
      version: at('2025-05-19T14:22:09.618Z'),
      occurredAt: at('2025-05-19T14:22:09.618Z'),
    });
    expect(fact.fields).toEqual({
      companyId: null,
      title: 'Küche Lindenhof',
      pipeline: '2',
      stage: '8',
      status: 'won',
      amountMicros: 4_820_350_000n,
      marginMicros: 1_205_100_000n,
      currency: 'EUR',
      createdAt: at('2025-05-06T07:10:00Z'),
      wonAt: at('2025-05-19T14:22:09Z'),
      lostAt: null,
      lostReason: null,
      contactId: '71',
      orderNumber: '2417',
    });
    expect(fact.identifiers).toEqual({
      contact: { type: 'crm_contact_id', value: 'pipedrive:9041:71' },
      client_id: { type: 'ga_client_id', value: '310022445.1746500000' },
      sale_number: { type: 'sale_number', value: '2417' },
      user_id: null,
    });
  });

  it('stands at the name of its stage where the settings have one, else at its id', () => {
    const named = { ...settings, stages: { 8: 'Offer made' } };
    expect(one(change(), named).fields).toMatchObject({ stage: 'Offer made' });
    expect(one(withData({ stage_id: 9 }), named).fields).toMatchObject({ stage: '9' });
  });

  it('maps a v1 webhook, whose times are UTC without saying so', () => {
    const fact = one(fixture('v1_updated_deal.json'));
    expect(fact).toMatchObject({
      entityId: '515',
      version: 1_746_793_800_456_789,
      fields: {
        status: 'lost',
        lostAt: at('2025-05-09T12:30:00Z'),
        lostReason: 'price',
        createdAt: at('2025-05-07T10:00:00Z'),
        contactId: '71',
        // 900.00 × 0.35 = 315.00: the margin field is empty.
        marginMicros: 315_000_000n,
      },
    });
    expect(fact.identifiers.client_id?.value).toBe('310022445.1746500000');
  });

  it('takes the next best time of a state, and none for a state that it is not in', () => {
    const none = {
      ...{ won_time: null, first_won_time: null, lost_time: null, close_time: null },
      ...{ stage_change_time: null, update_time: null },
    };
    const times = [
      ['update_time', '2025-05-28T10:00:05Z'],
      ['stage_change_time', '2025-05-28T10:00:04Z'],
      ['close_time', '2025-05-28T10:00:03Z'],
    ] as const;
    let known: object = none;
    const won = () => one(withData({ ...known, status: 'won' })).fields;
    const lost = () => one(withData({ ...known, status: 'lost' })).fields;
    expect(won()).toMatchObject({ wonAt: at('2025-05-19T14:22:09.618Z'), lostAt: null });
    for (const [field, time] of times) {
      known = { ...known, [field]: time };
      expect(won()).toMatchObject({ wonAt: at(time), lostAt: null });
      expect(lost()).toMatchObject({ wonAt: null, lostAt: at(time) });
    }
    known = { ...known, first_won_time: '2025-05-27T09:00:00Z' };
    expect(won()).toMatchObject({ wonAt: at('2025-05-27T09:00:00Z') });
    // Reopened: its first win stays in the record, and is no sale.
    expect(one(withData({ ...known, status: 'open' })).fields).toMatchObject({
      status: 'open',
      wonAt: null,
    });
  });

  it('deletes, whether data is null, the status says so or a flag does', () => {
    const gone = { entityType: 'deal', entityId: '514', op: 'delete', fields: {} };
    expect(one(fixture('deal_delete.json'))).toMatchObject({
      ...gone,
      version: at('2025-05-21T06:00:00.004Z'),
    });
    expect(one(withData({ status: 'deleted' }))).toMatchObject(gone);
    expect(one({ ...change().data, is_deleted: true })).toMatchObject(gone);
  });

  it('falls back to the company’s name in the configuration for contact ids', () => {
    const fact = one(fixture('deal_change.json'), {});
    expect(fact.identifiers.contact?.value).toBe('pipedrive:sales:71');
    expect(fact.identifiers.client_id).toBeNull();
    expect(fact.fields).toMatchObject({ marginMicros: null, orderNumber: null });
  });

  it.each([
    // 0.000003 × 0.5 = 0.0000015 → 0.000002 and −0.0000015 → −0.000002: half away from zero.
    [0.000003, '0.5', 2n],
    [-0.000003, '0.5', -2n],
    // 0.3 × 0.333333 = 0.0999999, which is 0.100000 in whole micros.
    [0.3, '0.333333', 100_000n],
    [1200.5, '0.35', 420_175_000n],
    [null, '0.35', null],
  ])('margin of %s at %s', (value, marginRate, margin) => {
    expect(one(withData({ value }), { marginRate }).fields).toMatchObject({ marginMicros: margin });
  });

  it('does not take a margin in another currency for the deal’s', () => {
    const custom_fields = {
      [settings.fields.margin]: { type: 'monetary', value: 1205.1, currency: 'USD' },
    };
    // 4820.35 × 0.35 = 1687.1225
    const { fields } = one(withData({ custom_fields }));
    expect(fields).toMatchObject({ marginMicros: 1_687_122_500n });
  });

  it('clears what is empty', () => {
    const { fields, identifiers } = one(
      withData({ value: null, currency: null, person_id: null, title: '', custom_fields: {} }),
    );
    expect(fields).toMatchObject({
      amountMicros: null,
      marginMicros: null,
      currency: null,
      contactId: null,
      title: null,
    });
    expect(identifiers).toEqual({
      contact: null,
      client_id: null,
      sale_number: null,
      user_id: null,
    });
  });

  it('rejects an unknown status by name', () => {
    const [record] = map(withData({ status: 'parked' })).records;
    expect(record).toMatchObject({
      rejection: { code: 'field_invalid', detail: { field: 'status' } },
    });
  });
});

describe('versions', () => {
  it('sort an imported object after the webhooks of its second and before the next second', () => {
    const webhook = one(fixture('deal_change.json')).version;
    const imported = one(change().data).version;
    const next = { ...change(), meta: { ...change().meta, timestamp: '2025-05-19T14:22:10.000Z' } };
    expect(webhook).toBeLessThan(imported);
    expect(imported).toBeLessThan(one(next).version);
  });

  it('say the same of one state, imported or sent', () => {
    const { fields, identifiers } = one(fixture('deal_change.json'));
    expect(one(fixture('objects.ndjson').toString().split('\n')[0]!)).toMatchObject({
      fields,
      identifiers,
    });
  });
});

describe('a person', () => {
  it('names each address once, the primary first, and clears the roles left over', () => {
    const fact = one(fixture('person_change.json'));
    expect(fact).toMatchObject({ entityType: 'contact', entityId: '71', op: 'upsert' });
    expect(fact.fields).toEqual({
      ...{ createdAt: at('2025-05-06T07:09:58Z'), companyId: null, mergedInto: null },
    });
    expect(fact.identifiers).toEqual({
      contact: { type: 'crm_contact_id', value: 'pipedrive:9041:71' },
      merged_into: null,
      email: { type: 'email', value: 'm.ilic@example.org' },
      email2: { type: 'email', value: 'mara@example.com' },
      email3: null,
      email4: null,
      email5: null,
      phone: { type: 'phone', value: '+493023125456' },
      phone2: null,
      phone3: null,
      phone4: null,
      phone5: null,
    });
  });

  it('has the contact id that their deals carry', () => {
    const deal = one(fixture('deal_change.json')).identifiers.contact;
    expect(one(fixture('person_change.json')).identifiers.contact).toEqual(deal);
  });

  it('points the loser of a merge at the winner that names it', () => {
    const merged = fixture('objects.ndjson').toString().split('\n')[1]!;
    const [winner, loser] = facts(map(merged));
    expect(winner).toMatchObject({ entityId: '71', fields: { mergedInto: null } });
    expect(loser).toMatchObject({
      entityId: '68',
      op: 'upsert',
      fields: { mergedInto: '71' },
      identifiers: {
        contact: { value: 'pipedrive:9041:68' },
        merged_into: { value: 'pipedrive:9041:71' },
      },
    });
  });

  it('is deleted by the webhook and by the v1 flag', () => {
    const { meta } = change();
    const body = {
      data: null,
      previous: { id: 68 },
      meta: { ...meta, action: 'delete', entity: 'person', entity_id: '68' },
    };
    expect(one(body)).toMatchObject({ entityType: 'contact', entityId: '68', op: 'delete' });
    const flagged = {
      id: 68,
      first_name: 'A',
      active_flag: false,
      update_time: '2025-05-30 10:00:00',
    };
    expect(one(flagged)).toMatchObject({ entityType: 'contact', entityId: '68', op: 'delete' });
  });
});

describe('deliveries', () => {
  it('keep the good records around the bad ones', () => {
    const { records } = map(fixture('objects.ndjson'));
    expect(records.map((record) => Object.keys(record)[0])).toEqual([
      'facts',
      'facts',
      'rejection',
      'facts',
    ]);
    expect(records[2]).toMatchObject({
      rejection: { code: 'money_unreadable', position: 3, detail: { field: 'value' } },
    });
    // v1 expands a reference to an object.
    expect(records[3]).toMatchObject({
      facts: [{ fields: { contactId: '71', amountMicros: null } }],
    });
  });

  it('read a REST answer', () => {
    const { records } = map({ success: true, data: [change().data, { nothing: 1 }] });
    expect(records[0]).toMatchObject({ facts: [{ entityId: '514' }] });
    expect(records[1]).toMatchObject({ rejection: { code: 'record_unreadable' } });
  });

  it('skip other entities and refuse an empty body', () => {
    const { data, meta } = change();
    expect(map({ data, meta: { ...meta, entity: 'organization' } }).records).toEqual([
      {
        skipped: {
          code: 'entity_unmapped',
          group: 'organization',
          message: 'nothing of a Pipedrive organization is stored; deals and persons are',
        },
      },
    ]);
    expect(map('').records[0]).toMatchObject({ rejection: { code: 'body_unreadable' } });
  });

  it('map to the same facts each time, and two subscriptions of one event to one fact', () => {
    const body = fixture('deal_change.json');
    expect(map(body)).toEqual(map(body));
    const again = {
      ...change(),
      meta: { ...change().meta, id: 'another', webhook_id: '32', attempt: 2 },
    };
    expect(one(again)).toEqual(one(body));
  });
});

describe('verification', () => {
  const endpoint = source.endpoints[0]!;
  const request = (authorization?: string): CollectRequest => ({
    method: 'POST',
    url: 'https://collect.example/collect/pipedrive',
    path: '/collect/pipedrive',
    query: '',
    headers: { authorization },
    body: new Uint8Array(),
  });
  const configured = pipedriveSettings.parse({ user: 'throughline', password: 'käse:1' });

  it('accepts the configured credentials alone', () => {
    // printf '%s' 'throughline:käse:1' | base64
    const right = 'Basic dGhyb3VnaGxpbmU6a8Okc2U6MQ==';
    expect(endpoint.verify(request(right), configured)).toEqual({ ok: true });
    expect(endpoint.verify(request('Basic dGhyb3VnaGxpbmU6'), configured).ok).toBe(false);
    expect(endpoint.verify(request(), configured).ok).toBe(false);
  });

  it('refuses everyone while no credentials are configured', () => {
    const empty = 'Basic dW5kZWZpbmVkOnVuZGVmaW5lZA=='; // undefined:undefined
    expect(endpoint.verify(request(empty), pipedriveSettings.parse({})).ok).toBe(false);
    const half = pipedriveSettings.parse({ user: 'throughline' });
    expect(endpoint.verify(request('Basic dGhyb3VnaGxpbmU6'), half).ok).toBe(false);
  });
});
