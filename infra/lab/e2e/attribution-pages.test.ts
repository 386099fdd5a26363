/// <reference lib="dom" />
import type { AttributionReport } from '@throughline/api/contract/reports/attribution';
import { inLong } from '@throughline/ingest/testing/in-long';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settled } from './settled.ts';
import { type Pages, sharedPages } from './shared-pages.ts';

let story: Pages['story'];
let browser: Browser;
let context: BrowserContext;
let url: string;

beforeAll(async () => {
  ({ story, url, browser } = await sharedPages());
  // One for all tests: what a page has loaded, the next one has.
  context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  context.setDefaultTimeout(TEST.timeout);
}, 120_000);

afterAll(() => browser?.close());

const PERIOD = 'from=2026-03-01&to=2026-03-31';
const TEST = { timeout: 120_000 };

/** A page by its own address, with what the browser complains of. */
async function open(
  search = '',
  { path = '/models', ready = 'matrix', size = { width: 1440, height: 900 } } = {},
) {
  const page = await context.newPage();
  await page.setViewportSize(size);
  const complaints: string[] = [];
  // What a content security policy blocks comes as an error of the console too.
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const response = await page.goto(`${url}${path}?${PERIOD}${search}`);
  await page.getByTestId(ready).waitFor();
  return { page, complaints, response };
}

const shown = (page: Page, testId: string) => page.getByTestId(testId).getAttribute('data-value');

describe('the pages of attribution in a browser', () => {
  it('is answered at its own address and shows what the API says of each model', TEST, async () => {
    const { page, complaints, response } = await open();
    expect(response?.status()).toBe(200);
    expect(response?.headers()).toMatchObject({
      'cache-control': 'no-cache',
      'content-security-policy': expect.stringContaining("default-src 'self'"),
    });
    const report = await story.get<AttributionReport>(
      `/api/v1/reports/attribution?${PERIOD}&models=first,last,linear,markov`,
    );
    const rows = report.rows.filter(({ kind }) => kind === 'channel');
    expect(rows.length).toBeGreaterThan(1);
    for (const { channel, models } of rows) {
      for (const model of ['first', 'last', 'linear'] as const)
        expect([channel, model, await shown(page, `cell-${channel}-${model}`)]).toEqual([
          ...[channel, model],
          String(models[model]?.share),
        ]);
    }
    const { reason } = report.meta.models.find(({ model }) => model === 'markov')!;
    expect(reason?.code).toBe('too_few_conversions');
    const off = page.getByTestId('off-markov');
    expect(await off.textContent()).toContain(`${reason?.found} of at least ${reason?.needed}`);
    // The month is all there is.
    await expect(off.getByTestId('all-data').count()).resolves.toBe(0);
    await settled(page);
    expect(complaints).toEqual([]);
    await page.close();
  });

  inLong('opens a figure into its rows, which add up to it', TEST, async () => {
    const { page } = await open('&measure=value');
    const cell = page.getByTestId('cell-Paid Search-linear');
    await cell.getByRole('button').click();
    const drawer = page.getByTestId('drawer');
    await drawer.getByTestId('drawer-row').first().waitFor();
    expect(await shown(page, 'drawer-sum')).toBe(await cell.getAttribute('data-value'));
    expect(await shown(page, 'drawer-sum')).toBe('33750.00');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await page.close();
  });

  it('leads by the keyboard from the chart to a journey whose credit adds up', TEST, async () => {
    const { page, complaints } = await open();
    const row = page.getByTestId('interval-Paid Search');
    for (let tabs = 0; tabs < 40; tabs++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.classList.contains('interval-row')))
        break;
    }
    for (let rows = 0; rows < 20; rows++) {
      if (await row.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await page.getByTestId('journey-row').first().waitFor();
    expect(page.url()).toContain('journeys=channel:Paid+Search');
    await page.getByTestId('journey-row').first().getByRole('button').click();
    const timeline = page.getByTestId('timeline');
    await timeline.getByTestId('credit-row').first().waitFor();
    const shares = new Map<string, number>();
    for (const credit of await timeline.getByTestId('credit-row').locator('[data-model]').all()) {
      const model = (await credit.getAttribute('data-model')) ?? '';
      const share = Number(await credit.getAttribute('data-value'));
      shares.set(model, (shares.get(model) ?? 0) + share);
    }
    expect(shares.size).toBeGreaterThan(2);
    for (const [model, sum] of shares)
      expect([model, sum.toFixed(9)]).toEqual([model, '1.000000000']);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each([
    ['/paths', 'paths'],
    ['/time', 'lags'],
    ['/overlap', 'overlap'],
  ])('answer %s in a sentence with what proves it', TEST, async (path, ready) => {
    const { page, complaints } = await open('', { path, ready });
    await page.getByTestId('answer').waitFor();
    await settled(page);
    expect(complaints).toEqual([]);
    await page.close();
  });

  inLong('opens behind a bar of days exactly what the bar counts', TEST, async () => {
    const { page } = await open('', { path: '/time', ready: 'lags' });
    await page.getByTestId('lags-stage-lead').click();
    const twin = page.getByTestId('lags-days-twin');
    await twin.locator('summary').click();
    const figure = twin.getByRole('button').first();
    const counted = await figure.textContent();
    await figure.click();
    await page.getByTestId('journey-row').first().waitFor();
    expect(await shown(page, 'journeys-sum')).toBe(counted);
    expect(page.url()).toContain('journeys=days:lead:');
    await page.close();
  });

  inLong(
    'keeps its figures once that is confirmed, and goes back to the live ones',
    TEST,
    async () => {
      const { page } = await open();
      await page.getByTestId('keep-run').click();
      await page.getByTestId('keep-yes').click();
      const line = page.getByTestId('run-line');
      await line.waitFor();
      const id = await line.getAttribute('data-run');
      expect(page.url()).toContain(`run=${id}`);
      expect(await story.get('/api/v1/attribution/runs')).toMatchObject([{ id }]);
      await page.getByTestId('run-live').click();
      await line.waitFor({ state: 'detached' });
      expect(page.url()).toContain('run=live');
      await page.close();
    },
  );

  it('fits a phone', TEST, async () => {
    const size = { width: 390, height: 844 };
    const { page } = await open('&lang=ru', { path: '/overlap', ready: 'overlap', size });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  });
});
