/// <reference lib="dom" />
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../../config/load-config.ts';
import { untilVisible } from '../../../operations/visibility.ts';
import { openBrowser } from '../open-browser.ts';
import { embedded, type Wired } from '../wirings.ts';
import { type ClientPages, openClientPages } from './client-pages.ts';

/** The clients’ own globals, as far as the pages call them. */
declare global {
  interface Window {
    AnalyticsNext: {
      AnalyticsBrowser: {
        load(
          settings: object,
          options?: object,
        ): {
          page(name: undefined, properties: object, options: object): Promise<unknown>;
          track(event: string, properties: object, options: object): Promise<unknown>;
        };
      };
    };
    snowplowBrowserTracking: {
      newTracker(name: string, endpoint: string, options: object): void;
      trackPageView(event: object): void;
      trackSelfDescribingEvent(event: object): void;
      flushBuffer(): void;
    };
  }
}

const CONFIG = `
currency: EUR
sources:
  segment: { shop: { write_key: segment-write-key, test_hosts: [] } }
  snowplow: { shop: { app_ids: [lamps], test_hosts: [] } }
`;
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36';
const STORED = `
  SELECT source, concat(name, ' ', type) AS event, transaction_id AS "order", toString(value_micros) AS value,
    click_ids['gclid'] AS clickId, items.id AS items, consent
  FROM events WHERE type != '' ORDER BY source, type`;
interface Stored {
  readonly source: string;
  readonly event: string;
  readonly order: string;
  readonly value: string | null;
  readonly clickId: string;
  readonly items: readonly string[];
  readonly consent: number;
}
/** Analytics and advertising were allowed, as the warehouse packs it. */
const GRANTED = 0b0101;

let wired: Wired;
let collector: string;
let pages: ClientPages;
let browser: Browser;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-browser-clients-'));
  const file = join(folder, 'throughline.config.yaml');
  writeFileSync(file, CONFIG);
  const config = await loadConfig({ file, environment: {} });
  rmSync(folder, { recursive: true });
  wired = await embedded.open(config);
  [collector, pages, browser] = await Promise.all([
    wired.collector.listen('127.0.0.1', 0),
    openClientPages(),
    openBrowser([`--user-agent=${USER_AGENT}`]),
  ]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await pages?.close();
  await wired?.remove();
}, 60_000);

it('takes what analytics.js and the Snowplow tracker send from a page, each event once', async () => {
  const context = await browser.newContext();
  await context.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }),
  );
  const page = await context.newPage();
  await page.goto(`${pages.url}/?utm_source=google&utm_medium=cpc&gclid=Page-1`);
  await page.evaluate(async (url) => {
    const { AnalyticsBrowser } = window.AnalyticsNext;
    const analytics = AnalyticsBrowser.load({ writeKey: 'segment-write-key', cdnURL: url });
    const categoryPreferences = { Analytics: true, Advertising: true };
    const options = { context: { consent: { categoryPreferences } } };
    await analytics.page(undefined, {}, options);
    const products = [{ product_id: 'LAMP-1', name: 'Lamp', price: 20, quantity: 2 }];
    const order = { order_id: 'S-1', total: 47.6, tax: 7.6, currency: 'EUR', products };
    await analytics.track('Order Completed', order, options);
  }, collector);
  await page.evaluate((url) => {
    const tracker = window.snowplowBrowserTracking;
    const iglu = 'iglu:com.snowplowanalytics.snowplow';
    tracker.newTracker('sp', url, { appId: 'lamps', bufferSize: 1 });
    const context = [
      {
        schema: `${iglu}/consent_preferences/jsonschema/1-0-0`,
        data: { eventType: 'allow_all', basisForProcessing: 'consent' },
      },
    ];
    tracker.trackPageView({ context });
    const shop = `${iglu}.ecommerce`;
    tracker.trackSelfDescribingEvent({
      event: {
        schema: `${shop}/snowplow_ecommerce_action/jsonschema/1-0-2`,
        data: { type: 'transaction' },
      },
      context: [
        ...context,
        {
          schema: `${shop}/transaction/jsonschema/1-0-0`,
          data: { transaction_id: 'T-1', revenue: 47.6, tax: 7.6, currency: 'EUR' },
        },
        {
          schema: `${shop}/product/jsonschema/1-0-0`,
          data: { id: 'LAMP-1', category: 'lamps', price: 20, currency: 'EUR', quantity: 2 },
        },
      ],
    });
    tracker.flushBuffer();
  }, collector);

  const rows = await stored(4);
  expect(rows).toMatchObject([
    { source: 'segment', event: expect.stringMatching(/page_view$/), clickId: 'Page-1' },
    { source: 'segment', event: 'Order Completed purchase', order: 'S-1', value: '40000000' },
    { source: 'snowplow', event: 'page_view page_view', clickId: 'Page-1' },
    { source: 'snowplow', event: 'transaction purchase', order: 'T-1', value: '40000000' },
  ]);
  expect(rows.map(({ consent }) => consent)).toEqual([GRANTED, GRANTED, GRANTED, GRANTED]);
  for (const { event, items } of rows)
    if (event.endsWith('purchase')) expect(items).toEqual(['LAMP-1']);
}, 90_000);

async function stored(count: number): Promise<readonly Stored[]> {
  for (let tries = 0; ; tries += 1) {
    await untilVisible(wired.api.line, await wired.api.line.log.ends());
    const rows = await wired.api.line.warehouse.rows<Stored>(STORED);
    if (rows.length >= count || tries === 60) return rows;
    await pause(200);
  }
}
