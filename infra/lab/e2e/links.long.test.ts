/// <reference lib="dom" />

import { LANGUAGES, METRIC_KEYS } from '@throughline/api/contract/metrics';
import { BASES, COMPARISONS, MODELS } from '@throughline/api/contract/terms';
import { runs } from '@throughline/ingest/testing/long-runs';
import * as fc from 'fast-check';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { openStory, type Story } from './open-story.ts';
import { settled } from './settled.ts';

let story: Story;
let browser: Browser;
let context: BrowserContext;
let url: string;

beforeAll(async () => {
  story = await openStory(undefined, { sent: false });
  url = await story.listen('127.0.0.1', 0);
  browser = await openBrowser();
  context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  context.setDefaultTimeout(TEST.timeout);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await story?.remove();
});

const TEST = { timeout: 120_000 };

async function open(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(url + path);
  return page;
}

const figures = (page: Page) =>
  page
    .getByTestId('content')
    .locator('[data-value]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-value')).join(' '));

/** The figures once nothing is on its way any more. */
async function settledFigures(page: Page): Promise<string> {
  await page.getByTestId('content').waitFor();
  await settled(page);
  return figures(page);
}

/** An address as a reader may leave it after some clicks. */
const address = fc
  .record({
    period: fc.constantFrom(
      { from: '2026-03-01', to: '2026-03-31' },
      { from: '2026-03-10', to: '2026-03-20' },
    ),
    model: fc.constantFrom(...MODELS),
    basis: fc.constantFrom(...BASES),
    compare: fc.constantFrom(...COMPARISONS),
    lang: fc.constantFrom(...LANGUAGES),
    theme: fc.constantFrom('light', 'dark'),
    columns: fc.constantFrom('traffic', 'leads', 'money', 'all'),
    sort: fc.constantFrom(...METRIC_KEYS, 'name'),
    descending: fc.boolean(),
    open: fc.subarray(['Paid Search', 'Paid Search/yandex', 'Email']),
  })
  .map(({ period, sort, descending, open, ...choices }) => {
    const query = new URLSearchParams({ ...period, ...choices });
    query.set('sort', `${descending ? '-' : ''}${sort}`);
    for (const row of open) query.append('open', row);
    return `/channels?${query}`;
  });

describe('the pages', () => {
  it('notice the first data by themselves', TEST, async () => {
    const page = await open('/channels?from=2026-03-01&to=2026-03-31');
    await page.getByTestId('empty').waitFor();
    await story.send();
    await page.getByTestId('content').waitFor({ timeout: 20_000 });
    await page.close();
  });

  it.each([
    '/channels?from=2026-03-01&to=2026-03-31&model=linear&compare=year&columns=all&open=Paid+Search',
    '/channels?from=2026-03-01&to=2026-03-31&basis=lead&theme=dark&lang=ru&sort=name',
    '/channels?from=2026-03-01&to=2026-03-31&of=order',
  ])('keep every choice on the way to the other page and back: %s', TEST, async (path) => {
    const page = await open(path);
    await page.getByTestId('content').waitFor();
    // Open rows come with an answer of their own.
    await settled(page);
    const before = await figures(page);
    await page.getByTestId('area-attribution').first().click();
    await page.getByTestId('matrix').waitFor();
    await page.getByTestId('area-marketing').first().click();
    await page.getByTestId('content').waitFor();
    await expect.poll(() => figures(page)).toBe(before);
    expect(page.url()).toBe(url + path);
    await page.locator('.wordmark').click();
    expect(new URL(page.url()).pathname).toBe('/');
    await page.close();
  });

  it('show the same after a way to the other page and back, and after a reload', {
    timeout: 300_000,
  }, async () => {
    const page = await open('/');
    for (const path of fc.sample(address, { seed: 20_260_301, numRuns: runs(2, 10) })) {
      await page.goto(url + path);
      const before = await settledFigures(page);
      await page.getByTestId('area-attribution').first().click();
      await page.getByTestId('matrix').waitFor();
      await page.goBack();
      await expect.poll(() => figures(page), { timeout: 10_000 }).toBe(before);
      expect(page.url()).toBe(url + path);
      await page.reload();
      expect(await settledFigures(page)).toBe(before);
      expect(page.url()).toBe(url + path);
    }
    await page.close();
  });

  it('take a figure of a row that there is not for a stray, not for 0', TEST, async () => {
    const page = await open('/channels?from=2026-03-01&to=2026-03-31&cell=revenue:Nope');
    const notice = page.getByTestId('link-notice');
    await notice.waitFor();
    expect(await notice.textContent()).toContain('cell=revenue:Nope');
    expect(await page.getByTestId('drawer-sum').count()).toBe(0);
    await notice.getByRole('button').click();
    await notice.waitFor({ state: 'detached' });
    expect(page.url()).toBe(`${url}/channels?from=2026-03-01&to=2026-03-31`);
    await page.close();
  });

  it('list themselves at an address that none of them has', TEST, async () => {
    const page = await open('/nope?lang=ru');
    await page.getByTestId('not-found').getByRole('link', { name: 'Модели' }).click();
    await page.getByTestId('matrix').waitFor();
    await page.close();
  });

  it('keep figures on screen while the server does not answer', TEST, async () => {
    const page = await open('/channels?from=2026-03-01&to=2026-03-31');
    const before = await settledFigures(page);
    await page.route('**/api/**', (route) => route.abort());
    await page.getByTestId('filter-model').click();
    await page.getByTestId('model-first').click();
    await page.getByTestId('error').waitFor({ timeout: 20_000 });
    expect(await figures(page)).toBe(before);
    await page.close();
  });

  it('say what of a link they could not read', TEST, async () => {
    const page = await open('/channels?from=2026-03-01&to=2026-03-31&model=zzz');
    const notice = page.getByTestId('link-notice');
    await notice.waitFor();
    expect(await notice.textContent()).toContain('model=zzz');
    await notice.getByRole('button').click();
    await notice.waitFor({ state: 'detached' });
    expect(page.url()).toBe(`${url}/channels?from=2026-03-01&to=2026-03-31`);
    await page.close();
  });

  it('remember language and theme in a new tab', TEST, async () => {
    const page = await open('/channels?from=2026-03-01&to=2026-03-31');
    await page.getByTestId('open-settings').click();
    await page.getByTestId('language-tr').click();
    await page.waitForFunction(() => document.documentElement.lang === 'tr');
    await page.close();
    const other = await open('/channels?from=2026-03-01&to=2026-03-31');
    await other.waitForFunction(() => document.documentElement.lang === 'tr');
    await other.close();
  });
});
