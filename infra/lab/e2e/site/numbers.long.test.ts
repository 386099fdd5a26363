/// <reference lib="dom" />
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../open-browser.ts';
import { openShopPages, type ShopPages } from './shop-pages.ts';
import { openSiteLine, type SiteLine } from './site-line.ts';

const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36';
const NUMBERS = ['+49 30 1111 0001', '+49 30 1111 0002'];
const FALLBACK = '+49 30 1111 0000';
const plain = (number: string) => number.replaceAll(' ', '');

let line: SiteLine;
let shop: ShopPages;
let browser: Browser;

beforeAll(async () => {
  line = await openSiteLine({
    numberPools: [
      { name: 'main', numbers: NUMBERS, static: [], fallback: FALLBACK, holdMinutes: 15 },
    ],
  });
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

async function visitor(): Promise<BrowserContext> {
  const context = await browser.newContext();
  await context.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }),
  );
  return context;
}

async function open(context: BrowserContext, path: string, tag = ''): Promise<Page> {
  const page = await context.newPage();
  const more = encodeURIComponent('data-numbers="main" data-own="+49 30 123456"');
  await page.goto(`${shop.url}${path}?tag=${encodeURIComponent(tag)}&more=${more}`);
  return page;
}
const link = (page: Page) => page.getAttribute('#call', 'href');
/** The number that the page shows once it is no longer its own. */
async function shownOn(page: Page): Promise<string> {
  await page.waitForFunction(
    () => document.querySelector('#call')?.getAttribute('href') !== 'tel:+4930123456',
  );
  return (await link(page))!.slice('tel:'.length);
}

it('shows two visitors a number each, on every page the same, and the fallback to others', async () => {
  const [ann, ben, cat, dan] = await Promise.all([visitor(), visitor(), visitor(), visitor()]);
  const first = await shownOn(await open(ann, '/numbers/'));
  const second = await shownOn(await open(ben, '/numbers/'));
  expect([first, second].sort()).toEqual(NUMBERS.map(plain));
  const next = await open(ann, '/numbers/next');
  expect(await shownOn(next)).toBe(first);
  // What is added later shows it as well; a text without a number stays.
  await next.evaluate(() =>
    document.body.insertAdjacentHTML(
      'beforeend',
      '<a id="late" href="tel:+4930123456">030 123456</a><a id="foreign" href="tel:+4940999999">x</a><b data-tl-number></b>',
    ),
  );
  await next.waitForFunction(() =>
    document.querySelector('#late')?.textContent?.startsWith('+49 30'),
  );
  expect(plain((await next.textContent('#late'))!)).toBe(first);
  expect(plain((await next.textContent('[data-tl-number]'))!)).toBe(first);
  expect(await next.getAttribute('#foreign', 'href')).toBe('tel:+4940999999');
  expect(await next.textContent('#call')).toBe('Call us');
  // All are taken; and whoever has not allowed analytics is lent none.
  expect(await shownOn(await open(cat, '/numbers/'))).toBe(plain(FALLBACK));
  const unknown = await open(dan, '/numbers/', 'data-consent="wait"');
  expect(await shownOn(unknown)).toBe(plain(FALLBACK));
  expect(await unknown.evaluate(() => sessionStorage.length)).toBe(0);

  const leases = (await line.events('/numbers/', 6)).filter(({ name }) => name === 'number_lease');
  expect(leases.length).toBeGreaterThanOrEqual(3);
  expect(new Set(leases.map(({ properties }) => properties.number))).toEqual(
    new Set([first, second]),
  );
}, 120_000);
