/// <reference lib="dom" />
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { openStory, type Story } from './open-story.ts';

let story: Story;
let browser: Browser;
let url: string;

beforeAll(async () => {
  story = await openStory();
  url = await story.listen('127.0.0.1', 0);
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await story?.remove();
});

const PERIOD = 'from=2026-03-01&to=2026-03-31';
const report = (model: string) =>
  story.get<ChannelsReport>(`/api/v1/reports/channels?${PERIOD}&model=${model}&basis=payment`);

async function open(search: string, size = { width: 1440, height: 900 }): Promise<Page> {
  const page = await browser.newPage({ viewport: size, locale: 'en-GB', reducedMotion: 'reduce' });
  await page.goto(`${url}/channels?${search}`);
  await page.getByTestId('row-total').waitFor();
  return page;
}

const figure = (page: Page, channel: string, metric: string) =>
  page.getByTestId(`cell-${channel}-${metric}`).getAttribute('data-value');

async function expectSameFigures(page: Page, model: string): Promise<void> {
  const { rows } = await report(model);
  for (const row of rows.filter(({ kind }) => kind === 'channel')) {
    for (const metric of ['cost', 'revenue', 'romi_margin'] as const) {
      const value = row[metric];
      expect([row.channel, metric, await figure(page, row.channel, metric)]).toEqual([
        row.channel,
        metric,
        value === null ? '' : String(value),
      ]);
    }
  }
}

describe('the channels page in a browser', () => {
  it('shows the figures of the API, and others when the model is switched', {
    timeout: 120_000,
  }, async () => {
    const page = await open(`${PERIOD}&model=linear`);
    await expectSameFigures(page, 'linear');
    const before = await figure(page, 'Direct', 'revenue');
    await page.getByTestId('filter-model').click();
    await page.getByTestId('model-first').click();
    await page.waitForFunction(
      (old) =>
        document
          .querySelector('[data-testid="cell-Direct-revenue"]')
          ?.getAttribute('data-value') !== old,
      before,
    );
    await expectSameFigures(page, 'first');
    expect(page.url()).toContain('model=first');
    await page.close();
  });

  it('opens a figure into the deals behind it', { timeout: 120_000 }, async () => {
    const page = await open(`${PERIOD}&model=linear`);
    await page.getByTestId('cell-Paid Search-revenue').getByRole('button').click();
    const drawer = page.getByTestId('drawer');
    await drawer.getByTestId('drawer-row').first().waitFor();
    expect(await drawer.getByTestId('drawer-sum').getAttribute('data-value')).toBe('33750.00');
    expect(await drawer.textContent()).toContain('Sofas for an office');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await page.close();
  });

  it('speaks Russian and Turkish and fits a phone', { timeout: 120_000 }, async () => {
    for (const [language, word] of [
      ['ru', 'каналы'],
      ['tr', 'kanal'],
    ] as const) {
      const page = await open(`${PERIOD}&lang=${language}`, { width: 390, height: 844 });
      expect((await page.locator('h1').textContent())?.toLowerCase()).toContain(word);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      await page.close();
    }
  });
});
