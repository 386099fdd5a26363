import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import type { EntityFact, Fact, SliceFact } from '@throughline/ingest/contract/fact';
import type { CollectRequest, Mapped, Source } from '@throughline/ingest/contract/source';
import { ownPacks } from '@throughline/ingest/packs/engine/load-packs';
import { source as accounting } from '@throughline/ingest/sources/accounting/source';
import { source as airbyte } from '@throughline/ingest/sources/airbyte/source';
import { source as callrail } from '@throughline/ingest/sources/callrail/source';
import { source as exchangeRates } from '@throughline/ingest/sources/exchange-rates/source';
import { source as files } from '@throughline/ingest/sources/files/source';
import { source as ga4 } from '@throughline/ingest/sources/ga4/source';
import { source as pipedrive } from '@throughline/ingest/sources/pipedrive/source';
import { source as searchConsole } from '@throughline/ingest/sources/search-console/source';
import { source as shopify } from '@throughline/ingest/sources/shopify/source';
import { source as yandexDirect } from '@throughline/ingest/sources/yandex-direct/source';
import { describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';

/** The vendors’ mappings take what the simulator sends, and find in it what the simulator knows. */
const SOURCES = [
  ...[ga4, callrail, pipedrive, shopify, airbyte, yandexDirect, exchangeRates],
  ...[accounting, searchConsole],
  files,
  ...ownPacks().filter(({ name }) => ['uis', 'unisender', 'typeform'].includes(name)),
];
const world = simulate({ seed: 21, from: '2025-01-10', months: 4, people: 1_200, noise: 3 });
const { expected, config } = world;

/** A source’s functions with the settings of the world’s account already given. */
function bind<Settings>(source: Source<Settings>) {
  const account = config.accounts.find((each) => each.source === source.name)!;
  const settings = source.settings.parse(account.settings);
  const identity = { keepContacts: true, defaultCountry: config.country };
  const endpointOf = (path: string) =>
    source.endpoints.find((each) =>
      each.paths.includes(path.replace(account.account, ':account')),
    )!;
  return {
    endpointOf,
    verify: (request: CollectRequest) => endpointOf(request.path).verify(request, settings),
    map: (delivery: RawDelivery): Mapped => source.map(delivery, { settings, identity }),
  };
}

const bound = new Map(SOURCES.map((source) => [source.name, bind(source as Source)]));

interface Read {
  readonly source: string;
  readonly facts: readonly Fact[];
  readonly rejections: number;
}

function read(source: string, delivery: Partial<RawDelivery> & Pick<RawDelivery, 'body'>): Read {
  const { records } = bound.get(source)!.map({
    id: '00000000-0000-4000-8000-000000000000',
    source,
    account: config.accounts.find((each) => each.source === source)!.account,
    endpoint: 'import',
    receivedAt: 0,
    headers: {},
    query: '',
    ...delivery,
  });
  return {
    source,
    facts: records.flatMap((record) => ('facts' in record ? record.facts : [])),
    rejections: records.filter((record) => 'rejection' in record).length,
  };
}

const verdicts: string[] = [];
const requests = [...world.requests()].map((request) => {
  const [path = '', query = ''] = request.path.split('?');
  const url = `https://collect.example${request.path}`;
  const verdict = bound.get(request.source)!.verify({ ...request, url, path, query });
  if (!verdict.ok) verdicts.push(`${request.source}: ${'reason' in verdict ? verdict.reason : ''}`);
  const endpoint = bound.get(request.source)!.endpointOf(path).name;
  const { at: receivedAt, headers, body } = request;
  return read(request.source, { endpoint, receivedAt, headers, query, body });
});
const imported = [...world.imports()].map((file) => ({
  name: file.name,
  ...read(file.source, { receivedAt: file.at, body: file.content }),
}));
const facts = [...requests, ...imported].flatMap((each) => each.facts);

function latest(type: EntityFact['entityType']): readonly EntityFact[] {
  const newest = new Map<string, EntityFact>();
  for (const fact of facts) {
    if (fact.kind !== 'entity' || fact.entityType !== type) continue;
    const known = newest.get(fact.entityId);
    if (!known || known.version <= fact.version) newest.set(fact.entityId, fact);
  }
  return [...newest.values()];
}

const sum = (amounts: readonly (bigint | null | undefined)[]) =>
  amounts.reduce<bigint>((total, amount) => total + (amount ?? 0n), 0n);

describe('what the simulator sends', () => {
  it('passes the vendors’ signatures', () => {
    expect(verdicts).toEqual([]);
  });

  it('is read without rejections, but for the bodies that were cut off', () => {
    const rejected = requests.filter((each) => each.rejections > 0);
    expect(expected.line.broken).toBeGreaterThan(0);
    expect(rejected.length).toBe(expected.line.broken);
    expect(imported.filter((file) => file.rejections > 0).map((file) => file.name)).toEqual([]);
  });

  it('gives what the desk, the mailing service, the survey and the warehouse tell', () => {
    const calls = latest('call').filter(
      ({ entityType, fields }) => entityType === 'call' && fields.direction === 'out',
    );
    expect(calls.length).toBe(expected.callbacks);
    const mails = (type: string) =>
      new Set(
        facts.flatMap((fact) => (fact.kind === 'event' && fact.type === type ? [fact.id] : [])),
      ).size;
    expect({
      sent: mails('message_sent'),
      delivered: mails('message_delivered'),
      bounced: mails('message_bounced'),
      opened: mails('message_opened'),
      clicked: mails('message_clicked'),
      unsubscribed: mails('message_unsubscribed'),
      spam: mails('message_complained'),
    }).toEqual(expected.mails);
    const answers = latest('survey_response').flatMap((fact) =>
      fact.entityType === 'survey_response' ? [Number(fact.fields.score) / 1e6] : [],
    );
    expect(answers.length).toBe(expected.surveys.answers);
    expect(answers.filter((score) => score >= 9).length).toBe(expected.surveys.promoters);
    expect(answers.filter((score) => score <= 6).length).toBe(expected.surveys.detractors);
    expect(latest('product').length).toBe(10);
    expect(latest('stock_level').length).toBe(1_200);
    const filled = facts.filter((fact) => fact.kind === 'event' && fact.type === 'cart_added');
    expect(new Set(filled.map(({ id }) => id)).size).toBe(expected.carts);
  });

  it('gives the shop’s orders and refunds', () => {
    const orders = latest('order').filter((fact) => !fact.isTest);
    const paid = orders.filter(
      ({ entityType, fields }) =>
        entityType === 'order' && fields.paidAt && fields.status !== 'cancelled',
    );
    const field = (name: 'netMicros' | 'totalMicros') =>
      sum(paid.map((fact) => (fact.entityType === 'order' ? fact.fields[name] : 0n)));
    expect(orders.length).toBe(expected.orders.created);
    expect(paid.length).toBe(expected.orders.paid);
    expect(field('netMicros')).toBe(expected.orders.net.RUB);
    expect(field('totalMicros')).toBe(expected.orders.total.RUB);
    const refunds = latest('refund').filter((fact) => !fact.isTest);
    expect(refunds.length).toBe(expected.refunds.count);
    expect(
      sum(refunds.map((fact) => (fact.entityType === 'refund' ? fact.fields.netMicros : 0n))),
    ).toBe(expected.refunds.net.RUB ?? 0n);
  });

  it('gives the deals, contacts and calls', () => {
    const deals = latest('deal');
    const won = deals.filter((fact) => fact.entityType === 'deal' && fact.fields.status === 'won');
    const contacts = latest('contact').filter((fact) => fact.source === 'pipedrive');
    const calls = facts.filter(
      (fact) => fact.source === 'callrail' && fact.kind === 'entity' && fact.entityType === 'call',
    );
    expect(deals.length).toBe(expected.deals.created);
    expect(won.length).toBe(expected.deals.won);
    expect(contacts.length).toBe(expected.contacts.created);
    expect(new Set(calls.map((fact) => (fact.kind === 'entity' ? fact.entityId : ''))).size).toBe(
      expected.calls.all,
    );
    const answered = latest('call').filter(
      (fact) =>
        fact.source === 'callrail' &&
        fact.entityType === 'call' &&
        fact.fields.status === 'answered',
    );
    expect(answered.length).toBe(expected.calls.answered);
  });

  it('gives the visits and leads', () => {
    const all = new Map(
      facts.flatMap((fact) =>
        fact.kind === 'event' && fact.source === 'ga4' ? [[fact.id, fact] as const] : [],
      ),
    );
    const events = new Map([...all].filter(([, event]) => !event.isTest));
    expect(all.size - events.size).toBe(expected.staffHits);
    expect(expected.staffHits).toBeGreaterThan(2);
    const sessions = new Set(
      [...events.values()].map((event) => `${event.identifiers[0]!.value}/${event.sessionId}`),
    );
    const named = (type: string) => [...events.values()].filter((event) => event.type === type);
    expect(sessions.size).toBe(expected.visits);
    expect(named('page_view').length).toBe(expected.pageViews);
    expect(named('form').length).toBe(expected.forms);
    expect(named('purchase').length).toBe(expected.purchaseEvents);
  });

  it('gives the bills of platforms and the payments for orders', () => {
    const invoices = latest('invoice');
    const net = (currency: string) =>
      sum(
        invoices.map(({ fields }) => {
          const told = fields as { currency?: string; netMicros?: bigint };
          return told.currency === currency ? told.netMicros : 0n;
        }),
      );
    expect(invoices.length).toBe(expected.invoices.count);
    // Three months of three platforms; the fourth is not billed yet.
    expect(invoices.length).toBe(9);
    expect({ EUR: net('EUR'), RUB: net('RUB') }).toEqual(expected.invoices.net);
    const payments = latest('payment');
    expect(payments.length).toBe(expected.payments.count);
    expect(
      sum(payments.map(({ fields }) => (fields as { amountMicros?: bigint }).amountMicros)),
    ).toBe(expected.payments.amount.RUB);
  });

  it('gives the costs of the newest report of each day, and a rate for each', () => {
    const slices = new Map<string, SliceFact>();
    for (const fact of facts) {
      if (fact.kind !== 'slice') continue;
      const known = slices.get(fact.slice.key);
      if (!known || known.slice.snapshotAt <= fact.slice.snapshotAt)
        slices.set(fact.slice.key, fact);
    }
    const told = [...slices.values()].flatMap((fact) => (fact.type === 'ad_cost' ? fact.rows : []));
    const newest = new Map<string, (typeof told)[number]>();
    told.forEach((row, index) => {
      const key = `${row.utmSource} ${row.date} ${row.rowKey ?? index}`;
      const known = newest.get(key);
      if (!known || (known.emittedAt ?? 0) <= (row.emittedAt ?? 0)) newest.set(key, row);
    });
    const rows = [...newest.values()];
    // The connectors delivered some lines twice.
    expect(told.length).toBeGreaterThan(rows.length);
    const cost = (utmSource: string) => {
      const own = rows.filter((row) => row.utmSource === utmSource);
      return {
        cost: sum(own.map((row) => row.costMicros)),
        clicks: own.reduce((n, row) => n + row.clicks, 0),
      };
    };
    for (const [platform, utmSource] of [
      ['yandex-direct', 'yandex'],
      ['google-ads', 'google'],
      ['meta', 'facebook'],
    ] as const) {
      const { cost: costMicros, clicks } = expected.costs[platform];
      expect(cost(utmSource)).toEqual({ cost: costMicros, clicks });
    }
    expect([...slices.values()].filter((fact) => fact.type === 'fx_rate').length).toBe(120);
  });
});
