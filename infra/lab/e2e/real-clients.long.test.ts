import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import { Analytics } from '@segment/analytics-node';
import {
  buildEcommerceTransaction,
  buildEcommerceTransactionItem,
  buildPageView,
  buildSelfDescribingEvent,
  newTracker,
} from '@snowplow/node-tracker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../config/load-config.ts';
import { untilVisible } from '../../operations/visibility.ts';
import { embedded, type Wired } from './wirings.ts';

const CONFIG = `
currency: EUR
sources:
  segment:
    shop: { write_key: segment-write-key }
    app: { write_key: rudder-write-key }
  snowplow: { shop: { app_ids: [lamps] } }
`;
const IGLU = 'iglu:com.snowplowanalytics.snowplow';
const PAGE = (id: string) => `https://lamps.example/?utm_source=google&utm_medium=cpc&gclid=${id}`;

let wired: Wired;
let url: string;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-clients-'));
  const file = join(folder, 'throughline.config.yaml');
  writeFileSync(file, CONFIG);
  const config = await loadConfig({ file, environment: {} });
  rmSync(folder, { recursive: true });
  wired = await embedded.open(config);
  url = await wired.collector.listen('127.0.0.1', 0);
}, 120_000);
afterAll(() => wired?.remove(), 60_000);

it('takes what clients send that know no more than its address, each event once', async () => {
  await Promise.all([sendSegment(), sendRudder(), sendSnowplow()]);
  await untilVisible(wired.api.line, await wired.api.line.log.ends());
  const rows = await wired.api.line.warehouse.rows<Stored>(STORED);
  expect(rows.map(({ account, event }) => `${account} ${event}`)).toEqual([
    'app identify identify',
    'app page page_view',
    'app Order Completed purchase',
    'shop identify identify',
    'shop page page_view',
    'shop Order Completed purchase',
    'shop consent_preferences consent',
    'shop page_view page_view',
    'shop transaction purchase',
    'shop transaction_item other',
  ]);
  const views = rows.filter(({ event }) => event.endsWith('page_view'));
  expect(views.map(({ clickId }) => clickId)).toEqual(['Rud-1', 'Seg-1', 'Snow-1']);
  expect(views.map(({ consent }) => consent)).toEqual([GRANTED, GRANTED, GRANTED]);
  const sales = rows.filter(({ event }) => event.endsWith('purchase'));
  // 47.60 with 7.60 of tax, whoever tells it.
  expect(sales.map(({ order, value }) => `${order} ${value}`)).toEqual([
    'R-1 40000000',
    'S-1 40000000',
    'T-1 40000000',
  ]);
  for (const { items } of sales) expect(items).toEqual(['LAMP-1']);
}, 60_000);

/** Analytics and advertising were allowed, as the warehouse packs it. */
const GRANTED = 0b0101;
const STORED = `
  SELECT account, concat(name, ' ', type) AS event, transaction_id AS "order", toString(value_micros) AS value,
    click_ids['gclid'] AS clickId, items.id AS items, consent
  FROM events WHERE type != '' ORDER BY source, account, name = 'Order Completed', name, id`;
interface Stored {
  readonly account: string;
  readonly event: string;
  readonly order: string;
  readonly value: string | null;
  readonly clickId: string;
  readonly items: readonly string[];
  readonly consent: number;
}

const order = (id: string) => ({
  ...{ order_id: id, total: 47.6, tax: 7.6, currency: 'EUR' },
  products: [{ product_id: 'LAMP-1', name: 'Lamp', price: 20, quantity: 2 }],
});

async function sendSegment(): Promise<void> {
  const client = new Analytics({ writeKey: 'segment-write-key', host: url, flushInterval: 10 });
  const failed: unknown[] = [];
  client.on('error', (error) => failed.push(error));
  const context = {
    page: { url: PAGE('Seg-1') },
    consent: { categoryPreferences: { Analytics: true, Advertising: true } },
  };
  const anonymousId = 'segment-visitor';
  client.page({ anonymousId, context });
  client.identify({ anonymousId, userId: 'segment-user', traits: { email: 'ida@lamps.example' } });
  client.track({ anonymousId, event: 'Order Completed', properties: order('S-1') });
  await client.closeAndFlush();
  expect(failed).toEqual([]);
}

async function sendRudder(): Promise<void> {
  const client = new RudderAnalytics('rudder-write-key', { dataPlaneUrl: url, flushInterval: 10 });
  const context = {
    page: { url: PAGE('Rud-1') },
    consentManagement: { allowedConsentIds: ['C0002', 'C0004'], deniedConsentIds: [] },
  };
  const anonymousId = 'rudder-visitor';
  client.page({ anonymousId, context });
  client.identify({ anonymousId, userId: 'rudder-user', traits: { email: 'ole@lamps.example' } });
  client.track({ anonymousId, event: 'Order Completed', properties: order('R-1') });
  await client.flush();
}

async function sendSnowplow(): Promise<void> {
  const failed: unknown[] = [];
  const tracker = newTracker(
    { namespace: 'sp', appId: 'lamps' },
    { endpoint: url, bufferSize: 10, onRequestFailure: (failure) => failed.push(failure) },
  );
  tracker.setDomainUserId('snowplow-visitor');
  const schema = `${IGLU}/consent_preferences/jsonschema/1-0-0`;
  const consent = { schema, data: { eventType: 'allow_all', basisForProcessing: 'consent' } };
  tracker.track(buildPageView({ pageUrl: PAGE('Snow-1') }), [consent]);
  tracker.track(buildSelfDescribingEvent({ event: consent }));
  tracker.track(
    buildEcommerceTransaction({ orderId: 'T-1', total: 47.6, tax: 7.6, currency: 'EUR' }),
  );
  tracker.track(
    buildEcommerceTransactionItem({
      ...{ orderId: 'T-1', sku: 'LAMP-1', name: 'Lamp', price: 20, quantity: 2, currency: 'EUR' },
    }),
  );
  await tracker.flush();
  expect(failed).toEqual([]);
}
