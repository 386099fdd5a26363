import { inLong } from '@throughline/ingest/testing/in-long';
/// <reference lib="dom" />

import type { CampaignsReport } from '@throughline/api/contract/reports/campaigns';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import type { JourneysReport } from '@throughline/api/contract/reports/journeys';
import { answerOf } from '@throughline/dashboards/pages/channels/answer';
import { runs } from '@throughline/ingest/testing/long-runs';
import * as fc from 'fast-check';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settled } from './settled.ts';
import { type Pages, sharedPages } from './shared-pages.ts';

let story: Pages['story'];
let browser: Browser;
let url: string;

beforeAll(async () => {
  ({ story, url, browser } = await sharedPages());
}, 120_000);

afterAll(() => browser?.close());

const TEST = { timeout: 120_000 };
const PERIOD = 'from=2026-03-01&to=2026-03-31';
// The days of touches are what the page usually shows.
const report = (model: string, more = '') =>
  story.get<ChannelsReport>(`/api/v1/reports/channels?${PERIOD}&model=${model}&basis=touch${more}`);

interface Reader {
  language?: string;
  size?: { width: number; height: number };
}
const PHONE = { width: 390, height: 844 };

async function open(search: string, { language = 'en', size }: Reader = {}): Promise<Page> {
  const isPhone = size !== undefined;
  const context: BrowserContext = await browser.newContext({
    ...{ viewport: size ?? { width: 1440, height: 900 }, locale: 'en-GB' },
    ...{ reducedMotion: 'reduce', hasTouch: isPhone, isMobile: isPhone },
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await page.goto(`${url}/channels?${search}&lang=${language}`);
  await page.getByTestId('row-total').waitFor();
  return page;
}

const close = (page: Page) => page.context().close();
const rowOf = (page: Page, channel: string) => page.locator(`tr[data-id="${channel}"]`);
const figure = (page: Page, channel: string, metric: string) =>
  rowOf(page, channel).getByTestId(`cell-${metric}`).getAttribute('data-value');
const focused = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.testid);

async function expectSameFigures(page: Page, { rows }: ChannelsReport): Promise<void> {
  const channels = rows.filter(({ kind }) => kind === 'channel');
  expect(await page.getByTestId('row').count()).toBe(channels.length);
  for (const row of channels) {
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
  it('shows the figures of the API, and others when the model is switched', TEST, async () => {
    const page = await open(`${PERIOD}&model=linear`);
    await expectSameFigures(page, await report('linear'));
    await page.getByTestId('filter-model').click();
    await page.getByTestId('model-first').click();
    await page.waitForURL(/model=first/);
    await page.locator('[data-testid="content"][aria-busy="false"]').waitFor();
    await expectSameFigures(page, await report('first'));
    await close(page);
  });

  it(
    'opens a row into its sources, a ratio into its formula and a sale into its journey',
    TEST,
    async () => {
      const page = await open(`${PERIOD}&model=linear`);
      await rowOf(page, 'Paid Search').getByTestId('toggle').click();
      await rowOf(page, 'Paid Search/yandex').waitFor();
      expect(page.url()).toContain('open=Paid+Search');
      await rowOf(page, 'Paid Search').getByTestId('cell-romi_margin').getByRole('button').click();
      const drawer = page.getByTestId('drawer');
      await drawer.getByTestId('ratio').waitFor();
      expect(await drawer.getByTestId('ratio').textContent()).toContain('÷');
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
      await rowOf(page, 'Paid Search').getByTestId('cell-revenue').getByRole('button').click();
      await drawer.getByTestId('drawer-sum').waitFor();
      expect(await drawer.getByTestId('drawer-sum').getAttribute('data-value')).toBe('33750.00');
      await drawer.getByRole('button', { name: /Sofas for an office/ }).click();
      await drawer.getByTestId('timeline').waitFor();
      await close(page);
    },
  );

  it(
    'says a headline that has the sign of the rows that it names, whatever is filtered',
    TEST,
    async () => {
      const of = <const Text extends string>(...texts: Text[]) => fc.constantFrom(...texts);
      const condition = fc
        .tuple(
          of('channel', 'source', 'campaign', 'returning'),
          of('is', 'not', 'contains', 'starts'),
          of('Paid Search', 'Paid Social', 'google', 'yandex', 'brand', 'new', 'a'),
        )
        .map((parts) => `&where=${encodeURIComponent(parts.join(':'))}`);
      await fc.assert(
        fc.asyncProperty(of('first', 'linear', 'last_paid'), condition, async (model, where) => {
          const found = await report(model, where);
          const answer = answerOf(found);
          if (answer?.kind !== 'judged' || answer.romi === null || !answer.isOfThese) return;
          const key = answer.measure;
          const named = found.rows.filter(
            (row) => row.kind === 'channel' && Number(row.cost) > 0 && row[key] !== null,
          );
          const profit = named.reduce((sum, row) => sum + Number(row[key]) - Number(row.cost), 0);
          expect(Math.sign(answer.romi)).toBe(Math.sign(profit));
        }),
        { numRuns: runs(8, 100) },
      );
    },
  );
});

describe('questions of a marketer', () => {
  const LANGUAGES = ['en', 'ru', 'tr'].slice(0, runs(1, 3));

  it('which campaign loses most is two clicks away, on a phone as well', TEST, async () => {
    const { rows } = await story.get<CampaignsReport>(
      `/api/v1/reports/campaigns?${PERIOD}&basis=touch`,
    );
    const losses = rows.filter(({ profit }) => Number(profit) < 0);
    const worst = losses.toSorted((a, b) => Number(a.profit) - Number(b.profit))[0];
    expect(worst).toBeDefined();
    const readers = LANGUAGES.flatMap((language) => [{ language }, { language, size: PHONE }]);
    for (const reader of readers) {
      const page = await open(PERIOD, reader);
      await page.getByTestId('nav-campaigns').click();
      await page.waitForURL(/\/campaigns/);
      await settled(page);
      const row = page.getByTestId('row').first();
      await row.waitFor();
      expect(await row.getByTestId('cell-campaign').getAttribute('data-value')).toBe(
        worst?.campaign,
      );
      expect(await row.getByTestId('cell-profit').getAttribute('data-value')).toBe(worst?.profit);
      await row.getByTestId('cell-cost').getByRole('button').click();
      // The days of its cost say since when.
      await page.getByTestId('drawer').getByTestId('cell-occurred_at').first().waitFor();
      await close(page);
    }
  });

  inLong('visits of one region, of seven days, are asked for by keyboard alone', TEST, async () => {
    const place = '&where=region%3Ais%3ATatarstan';
    for (const language of LANGUAGES) {
      const page = await open(PERIOD, { language });
      await page.keyboard.press('f');
      await page.getByTestId('filter-dimension').waitFor();
      await expect.poll(() => focused(page)).toBe('filter-dimension');
      const dimension = page.getByTestId('filter-dimension');
      for (let key = 0; key < 40 && (await dimension.inputValue()) !== 'region'; key++)
        await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type('tatar');
      await page.getByTestId('filter-suggestion').waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/where=region:is:Tatarstan/);
      await page.locator('[data-testid="content"][aria-busy="false"]').waitFor();
      await expectSameFigures(page, await report('last_non_direct', place));
      await page.keyboard.press('d');
      await page.getByTestId('preset-last_7_days').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/period=last_7_days/);
      expect(page.url()).toContain('where=region:is:Tatarstan');
      await close(page);
    }
  });

  inLong(
    'a name narrows a table, and the filter goes along to other pages and can be taken out',
    TEST,
    async () => {
      const page = await open(PERIOD);
      await rowOf(page, 'Paid Search').getByTestId('name-choices').click();
      await page.getByTestId('narrow-only').click();
      await page.waitForURL(/where=channel:is:Paid\+Search/);
      await expect.poll(() => page.getByTestId('row').count(), { timeout: 30_000 }).toBe(1);
      await page.getByTestId('nav-campaigns').click();
      await page.waitForURL(/campaigns.*where=channel:is:Paid\+Search/);
      await page.getByTestId('filter-where').click();
      await page.getByTestId('filter-remove').click();
      await page.waitForURL((address) => !address.search.includes('where'));
      await page.goto(`${url}/channels?${PERIOD}&where=colour:is:red`);
      await page.getByTestId('link-notice').waitFor();
      expect(page.url()).not.toContain('colour');
      await close(page);
    },
  );

  it('what changed since last week is one click away, and says how much', TEST, async () => {
    const days = 'from=2026-03-09&to=2026-03-15';
    const page = await open(days);
    await page.getByTestId('nav-changes').click();
    await page.getByTestId('answer').waitFor();
    expect(page.url()).toContain(days);
    const said = await page.getByTestId('answer').textContent();
    expect(said).toMatch(/\d/);
    expect(await page.getByTestId('row').count()).toBeGreaterThan(0);
    await close(page);
  });

  it('the number of an order leads to its journey by the palette', TEST, async () => {
    const { rows } = await story.get<JourneysReport>(`/api/v1/reports/journeys?${PERIOD}&of=order`);
    const order = rows.find(({ label }) => /\d{3}/.test(label));
    expect(order).toBeDefined();
    for (const language of LANGUAGES) {
      const page = await open(PERIOD, { language });
      await page.keyboard.press('/');
      await page.getByTestId('palette-input').fill(/\d+/.exec(order?.label ?? '')?.[0] ?? '');
      await page
        .getByRole('option', { name: order?.label ?? '' })
        .first()
        .waitFor();
      await page.keyboard.press('Enter');
      await page.getByTestId('drawer').getByTestId('timeline').waitFor();
      expect(page.url()).toContain(`journeys/${order?.conversion}`);
      await close(page);
    }
  });

  it('speaks Russian and Turkish and fits a phone, with filters in two lines', TEST, async () => {
    for (const [language, word] of [
      ['ru', 'каналы'],
      ['tr', 'kanal'],
    ] as const) {
      const shown = await open(`${PERIOD}&where=returning:is:new`, { language, size: PHONE });
      expect((await shown.locator('h1').textContent())?.toLowerCase()).toContain(word);
      const { overflow, lines } = await shown.evaluate(() => ({
        overflow: document.documentElement.scrollWidth - window.innerWidth,
        lines: Math.round((document.querySelector('.sentence')?.clientHeight ?? 0) / 44),
      }));
      expect(overflow).toBeLessThanOrEqual(0);
      expect(lines).toBeLessThanOrEqual(2);
      expect(await shown.getByTestId('filter-where').isVisible()).toBe(true);
      await close(shown);
    }
  });
});
