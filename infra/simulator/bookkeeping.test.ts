import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { WireRequest } from './delivery.ts';
import { simulate } from './simulate.ts';

/** Reads the payloads with nothing but JSON and text, and compares with the simulator’s own books. */
type Json = Record<string, unknown>;

const world = simulate({ seed: 5, from: '2025-02-01', months: 5, people: 1_500, noise: 3 });
const requests = [...world.requests()];
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const files = [...world.imports()].map((file) => ({ ...file, text: text(file.content) }));
const { expected } = world;
const settings = (source: string) =>
  world.config.accounts.find((account) => account.source === source)!.settings;

function bodiesOf(source: string): { readonly request: WireRequest; readonly body: Json }[] {
  return requests
    .filter((request) => request.source === source)
    .flatMap((request) => {
      try {
        return [{ request, body: JSON.parse(text(request.body)) as Json }];
      } catch {
        return [];
      }
    });
}

const micros = (amount: unknown) => BigInt(Math.round(Number(amount) * 1e6));
const sum = <T>(items: Iterable<T>, of: (item: T) => bigint) =>
  [...items].reduce((total, item) => total + of(item), 0n);

describe('payloads and books', () => {
  it('agree on the shop’s money', () => {
    const latest = new Map<unknown, Json>();
    for (const { request, body } of bodiesOf('shopify')) {
      if (!request.headers['x-shopify-topic']!.startsWith('orders/')) continue;
      const known = latest.get(body.id);
      if (!known || String(known.updated_at) <= String(body.updated_at)) latest.set(body.id, body);
    }
    const real = [...latest.values()].filter((order) => order.test === false);
    const paid = real.filter((order) => /paid|refunded/.test(String(order.financial_status)));
    const net = (order: Json) => micros(order.subtotal_price) - micros(order.total_tax);
    const refunds = paid.flatMap((order) => order.refunds as Json[]);
    const lines = refunds.flatMap((refund) => refund.refund_line_items as Json[]);
    expect(real.length).toBe(expected.orders.created);
    expect(paid.length).toBe(expected.orders.paid);
    expect(latest.size - real.length).toBe(expected.orders.test);
    expect(sum(paid, (order) => micros(order.total_price))).toBe(expected.orders.total.RUB);
    expect(sum(paid, net)).toBe(expected.orders.net.RUB);
    expect(refunds.length).toBe(expected.refunds.count);
    expect(sum(lines, (line) => micros(line.subtotal) - micros(line.total_tax))).toBe(
      expected.refunds.net.RUB,
    );
    expect(expected.refunds.count).toBeGreaterThan(0);
    for (const order of paid) {
      const shipping = (order.total_shipping_price_set as { shop_money: Json }).shop_money;
      const parts = micros(order.subtotal_price) + micros(shipping.amount);
      expect(micros(order.total_price)).toBe(parts);
    }
  });

  it('agree on deals and contacts', () => {
    const latest = new Map<unknown, Json>();
    const people = new Set<unknown>();
    const deleted = new Set<unknown>();
    for (const { body } of bodiesOf('pipedrive')) {
      const meta = body.meta as Json;
      if (meta.entity === 'person')
        (meta.action === 'delete' ? deleted : people).add(meta.entity_id);
      const known = latest.get(meta.entity_id)?.meta as Json | undefined;
      if (meta.entity === 'deal' && (!known || String(known.timestamp) <= String(meta.timestamp)))
        latest.set(meta.entity_id, body);
    }
    const deals = [...latest.values()].map((body) => body.data as Json);
    const won = deals.filter((deal) => deal.status === 'won');
    expect(deals.length).toBe(expected.deals.created);
    expect(won.length).toBe(expected.deals.won);
    expect(deals.filter((deal) => deal.status === 'lost').length).toBe(expected.deals.lost);
    expect(
      sum(
        won.filter((deal) => deal.currency === 'RUB'),
        (deal) => micros(deal.value),
      ),
    ).toBe(expected.deals.wonAmount.RUB);
    expect(people.size).toBe(expected.contacts.created);
    expect(deleted.size).toBe(expected.contacts.merged);
  });

  it('agree on visits, forms, purchases and calls', () => {
    const rows = files
      .filter((file) => file.source === 'ga4')
      .flatMap((file) =>
        file.text
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as Json),
      )
      .map((row) => {
        const params = row.event_params as { key: string; value: Json }[];
        const session = params.find((param) => param.key === 'ga_session_id')!.value.int_value;
        return {
          name: row.event_name,
          key: `${row.user_pseudo_id}/${session}/${row.event_timestamp}`,
        };
      });
    const isStaff = ({ traffic_type, debug_mode }: Json) => traffic_type ?? debug_mode;
    const hits = bodiesOf('ga4').flatMap(({ body }) =>
      (body.events as { name: string; timestamp_micros: number; params: Json }[])
        .filter(({ params }) => !isStaff(params))
        .map((event) => ({
          name: event.name as unknown,
          key: `${body.client_id}/${event.params.session_id}/${event.timestamp_micros}`,
        })),
    );
    const events = new Map(
      [...rows, ...hits].map((event) => [`${event.key}/${event.name}`, event]),
    );
    const named = (name: string) => [...events.values()].filter((event) => event.name === name);
    const sessions = new Set([...events.keys()].map((key) => key.split('/').slice(0, 2).join('/')));
    expect(rows.length * hits.length).toBeGreaterThan(0);
    expect(sessions.size).toBe(expected.visits);
    expect(named('page_view').length).toBe(expected.pageViews);
    expect(named('generate_lead').length).toBe(expected.forms);
    expect(named('purchase').length).toBe(expected.purchaseEvents);
    const calls = new Map(
      bodiesOf('callrail')
        .filter(({ request }) => request.path.endsWith('hook=post-call'))
        .map(({ body }) => [body.resource_id, body]),
    );
    expect(calls.size).toBe(expected.calls.all);
    const answered = [...calls.values()].filter((call) => call.answered === 'true');
    expect(answered.length).toBe(expected.calls.answered);
  });

  it('agree on costs, the newest report of each day', () => {
    const days = new Map<string, bigint>();
    for (const file of files.filter((each) => each.source === 'airbyte')) {
      const inFile = new Map<string, bigint>();
      // A line that was delivered twice is one: figures aside, it says the same.
      const told = new Set<string>();
      for (const line of file.text.split('\n').filter(Boolean)) {
        const { type, record } = JSON.parse(line) as {
          type: string;
          record: { stream: string; data: Json };
        };
        if (type !== 'RECORD' || record.stream === 'account_performance_history') continue;
        const { data } = record;
        if (told.has(JSON.stringify(data))) continue;
        told.add(JSON.stringify(data));
        const isMeta = 'spend' in data;
        const key = isMeta ? `meta|${data.date_start}` : `google|${data['segments.date']}`;
        const cost = isMeta ? micros(data.spend) : BigInt(Number(data['metrics.cost_micros']));
        inFile.set(key, (inFile.get(key) ?? 0n) + cost);
      }
      for (const [key, cost] of inFile) days.set(key, cost);
    }
    for (const file of files.filter((each) => each.source === 'yandex-direct')) {
      const [name, , ...lines] = file.text.trimEnd().split('\n');
      const [from, to] = /\((\S+) - (\S+)\)/.exec(name!)!.slice(1) as [string, string];
      for (const key of days.keys())
        if (key >= `direct|${from}` && key <= `direct|${to}`) days.delete(key);
      for (const line of lines.slice(0, -1)) {
        const cells = line.split('\t');
        const key = `direct|${cells[0]}`;
        days.set(key, (days.get(key) ?? 0n) + BigInt(cells.at(-1)!));
      }
    }
    const total = (platform: string) =>
      sum(
        [...days].filter(([key]) => key.startsWith(platform)),
        ([, cost]) => cost,
      );
    expect(total('direct')).toBe(expected.costs['yandex-direct'].cost);
    expect(total('google')).toBe(expected.costs['google-ads'].cost);
    expect(total('meta')).toBe(expected.costs.meta.cost);
  });

  it('agree on what the line did', () => {
    expect(requests.length).toBe(expected.line.requests);
    const readable = [...new Set(requests.map(({ source }) => source))].flatMap((source) =>
      bodiesOf(source),
    );
    expect(requests.length - readable.length).toBe(expected.line.broken);
    expect(expected.line.broken).toBeGreaterThan(0);
    const copies = new Map<string, number>();
    for (const { path, body } of requests) {
      const key = `${path}|${text(body)}`;
      copies.set(key, (copies.get(key) ?? 0) + 1);
    }
    const repeated = [...copies.values()].reduce((total, count) => total + count - 1, 0);
    expect(repeated).toBe(expected.line.repeated);
  });
});

describe('signatures', () => {
  it.each([
    ['shopify', 'x-shopify-hmac-sha256', 'sha256', 'secret'],
    ['callrail', 'signature', 'sha1', 'signingKey'],
  ])('of %s are the HMAC of the very bytes', (source, header, algorithm, key) => {
    const secret = String(settings(source)[key]);
    const own = requests.filter((request) => request.source === source);
    expect(own.length).toBeGreaterThan(10);
    for (const { headers, body } of own)
      expect(headers[header]).toBe(createHmac(algorithm, secret).update(body).digest('base64'));
  });

  it('of Pipedrive are its Basic credentials, of GA4 the secret in the address', () => {
    const { user, password } = settings('pipedrive');
    const { apiSecret, measurementIds } = settings('ga4');
    for (const { source, headers, path } of requests) {
      if (source === 'pipedrive')
        expect(atob(headers.authorization!.slice(6))).toBe(`${user}:${password}`);
      if (source === 'ga4')
        expect(path).toBe(
          `/mp/collect?measurement_id=${(measurementIds as string[])[0]}&api_secret=${apiSecret}`,
        );
    }
  });
});
