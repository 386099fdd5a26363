/// <reference lib="dom" />
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../open-browser.ts';
import { scriptMilliseconds } from './script-time.ts';
import { openShopPages, type ShopPages } from './shop-pages.ts';
import { openSiteLine, type SiteLine } from './site-line.ts';

declare global {
  interface Window {
    throughline(name: string, told?: unknown): void;
    cart?: Record<string, string>;
  }
}

/** Of the browser whole: a context’s own is not told by what a page sends as it ends. */
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36';
const AD = 'utm_source=google&utm_medium=cpc&utm_campaign=oak&gclid=EAIaIQo-A1_b';

let line: SiteLine;
let shop: ShopPages;
let browser: Browser;

beforeAll(async () => {
  line = await openSiteLine();
  [shop, browser] = await Promise.all([
    openShopPages(line.url),
    openBrowser([`--user-agent=${USER_AGENT}`]),
  ]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await shop?.close();
  await line?.remove();
});

/** A visitor of their own; nothing in the page says that a program drives it. */
async function visitor(before?: () => void): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB' });
  await context.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }),
  );
  if (before) await context.addInitScript(before);
  return context;
}

/** Opens a page of the shop and waits until both files have run. */
async function open(context: BrowserContext, path: string, tag = ''): Promise<Page> {
  const page = await context.newPage();
  const query = `${path.includes('?') ? '&' : '?'}tag=${encodeURIComponent(tag)}`;
  await page.goto(`${shop.url}${path}${query}`, { waitUntil: 'load' });
  return page;
}

const told = (page: Page, name: string, what?: unknown) =>
  page.evaluate(([one, other]) => window.throughline(one as string, other), [name, what]);

/** What the browser keeps of us: keys of its storage, and names of cookies. */
const kept = async (page: Page) => [
  ...(await page.evaluate(() => Object.keys(localStorage))),
  ...(await page.context().cookies()).map(({ name }) => name),
];

const namesOf = (events: Awaited<ReturnType<SiteLine['events']>>) => events.map(({ name }) => name);

describe('the snippet in a browser', () => {
  it('tells of each event once, with its click id, consent and items', async () => {
    const context = await visitor();
    // The first request arrives, and its answer is lost: it is sent again.
    const lost = new Promise<void>((resolve) => {
      void context.route('**/collect/site', async (route) => {
        await route.fetch();
        await route.fulfill({ status: 503, headers: { 'access-control-allow-origin': '*' } });
        await context.unroute('**/collect/site');
        resolve();
      });
    });
    const page = await open(context, `/one/?${AD}&mail=anna@oak.example`);
    await told(page, 'consent', { analytics: 'granted', ads: 'granted' });
    await page.evaluate(() => history.pushState({}, '', '/one/tables'));
    await page.evaluate(() => history.replaceState({ scroll: 1 }, '', '/one/tables'));
    await page.click('#call');
    const items = [
      { item_id: 'T-7', price: 240, quantity: 2 },
      { item_id: 'C-1', price: 90 },
    ];
    await told(page, 'add_to_cart', { value: 570, items });
    expect(await page.evaluate(() => window.cart)).toMatchObject({
      ...{ gclid: 'EAIaIQo-A1_b', utm_source: 'google', tl_id: expect.stringMatching(/^\w{32}$/) },
    });
    await lost;
    await page.goto(`${shop.url}/one/contact`, { waitUntil: 'load' });
    await page.fill('[type=email]', ' Anna@Oak.example');
    await page.fill('[type=tel]', '030 123456');
    await page.click('button');
    await page.waitForURL('**/thanks?*');
    const submitted = new URL(page.url()).searchParams;
    expect(submitted.get('gclid')).toBe('EAIaIQo-A1_b');
    expect(submitted.get('utm_source')).toBe('google');
    await told(page, 'begin_checkout', { value: 570, items });
    await page.close();

    const events = [...(await line.events('/one/', 7)), ...(await line.events('/thanks', 2))];
    expect(namesOf(events)).toEqual([
      ...['page_view', 'consent', 'page_view', 'click', 'add_to_cart', 'page_view', 'form_submit'],
      ...['page_view', 'begin_checkout'],
    ]);
    const [landing, , , , cart, , form, , checkout] = events;
    for (const event of [landing, cart, form, checkout])
      expect(event!.clicks).toEqual({ gclid: 'EAIaIQo-A1_b' });
    expect(landing!.page).not.toContain('anna');
    expect([cart!.items, checkout!.items]).toEqual([
      ['T-7', 'C-1'],
      ['T-7', 'C-1'],
    ]);
    expect(form!.properties).toMatchObject({ form_id: 'ask', 'last.utm_campaign': 'oak' });
    expect(JSON.stringify(form)).not.toContain('secret');
    // The id of the browser, the e-mail address and the phone number, the last two as hashes.
    expect(form!.identifiers).toBe(3);
    expect(cart!.consent).toBe(cart!.consent & checkout!.consent);
    expect(cart!.consent).not.toBe(0);
    await context.close();
  }, 60_000);

  it('keeps and sends nothing before a choice, and nothing after a denial', async () => {
    const context = await visitor();
    const page = await open(context, `/wait/?${AD}`, 'data-consent=wait');
    await told(page, 'add_to_cart', { items: [{ item_id: 'T-7' }] });
    await page.waitForTimeout(600);
    expect(await kept(page)).toEqual([]);
    const before = await line.deliveries();
    await told(page, 'consent', { analytics_storage: 'denied', ad_storage: 'denied' });
    await told(page, 'view_item', { items: [{ item_id: 'T-7' }] });
    await page.waitForTimeout(600);
    expect(await kept(page)).toEqual(['tl_c']);
    expect(await page.evaluate(() => window.cart)).toBeUndefined();
    await page.close();
    expect(await line.deliveries()).toBe(before);
    await context.close();
  }, 60_000);

  it('sends what waited once it may, and forgets who withdraws', async () => {
    const context = await visitor();
    const page = await open(context, `/later/?${AD}`, 'data-consent=wait');
    await told(page, 'consent', { analytics: 'granted', ads: 'denied' });
    expect(await page.evaluate(() => window.cart)).not.toHaveProperty('gclid');
    await page.waitForTimeout(500);
    expect(await kept(page)).toEqual(expect.arrayContaining(['tl', 'tl_c', 'tl_id']));
    expect(await page.evaluate(() => localStorage.getItem('tl'))).not.toContain('EAIa');
    await told(page, 'consent', { analytics: 'denied' });
    expect(await kept(page)).toEqual(['tl_c']);
    await page.close();
    const events = await line.events('/later/', 3);
    expect(namesOf(events).sort()).toEqual(['consent', 'consent', 'page_view']);
    expect(events.map(({ identifiers }) => identifiers)).toEqual([1, 1, 1]);
    expect(events.every(({ clicks }) => Object.keys(clicks).length === 0)).toBe(true);
    await context.close();
  }, 60_000);

  it('pings without anybody behind it where that is asked for', async () => {
    const context = await visitor();
    const page = await open(context, `/pings/?${AD}`, 'data-consent=denied data-pings');
    await page.waitForTimeout(500);
    expect(await kept(page)).toEqual([]);
    await page.close();
    const [event, ...more] = await line.events('/pings/', 1);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ name: 'page_view', identifiers: 0, clicks: {}, properties: {} });
    expect(event!.page).toContain('gclid=*');
    await context.close();
  }, 60_000);

  it('works where the browser keeps nothing, and obeys Global Privacy Control', async () => {
    const context = await visitor(() => {
      const refuse = () => {
        throw new DOMException('denied', 'SecurityError');
      };
      Object.defineProperty(window, 'localStorage', { get: refuse });
      Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse });
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
    });
    const page = await open(context, `/blocked/?${AD}`);
    await page.evaluate(() => history.pushState({}, '', '/blocked/next'));
    await page.waitForTimeout(50);
    await page.close();
    const events = await line.events('/blocked/', 2);
    expect(namesOf(events)).toEqual(['page_view', 'page_view']);
    for (const event of events)
      expect(event).toMatchObject({ identifiers: 1, clicks: {}, properties: { storage: 'none' } });
    await context.close();
  }, 60_000);

  it('of a robot is skipped and counted', async () => {
    const page = await browser.newPage({ userAgent: 'ExampleBot/1.0 (+https://bot.example)' });
    await page.goto(`${shop.url}/robot/`, { waitUntil: 'load' });
    await page.waitForTimeout(600);
    await page.close();
    expect(await line.events('/robot/', 0)).toEqual([]);
    expect(await line.metrics()).toMatch(/robot/);
  }, 60_000);

  it('takes less than five milliseconds of the page', async () => {
    const context = await visitor();
    const time = await scriptMilliseconds(context, `${shop.url}/time/?${AD}&tag=alone`);
    await context.close();
    expect(time).toBeGreaterThan(0);
    expect(time).toBeLessThan(5);
  }, 60_000);
});
