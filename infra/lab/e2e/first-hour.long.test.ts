/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import type { StartResponse } from '@throughline/api/contract/start';
import { inLong } from '@throughline/ingest/testing/in-long';
import { runs } from '@throughline/ingest/testing/long-runs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../config/load-config.ts';
import { openBrowser } from './open-browser.ts';
import { embedded, type Wired } from './wirings.ts';

const sample = (name: string) => fileURLToPath(new URL(`../../samples/${name}`, import.meta.url));
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser?.close());

/**
 * Worked by hand in `infra/samples/README.md`: 460 of paid revenue, 207 of it margin, 180 of cost. 9 visits, 6 orders of
 * which a visit led to 5, 3 campaigns.
 */
const ROMI = 0.15;
const HAD: StartResponse = {
  ...{ visits: 9, leads: 0, sales: 6, sales_with_visit: 5, sales_with_margin: 6 },
  campaigns_with_cost: 3,
};

// The gate comes along once, a long run in every language.
describe.each(['en', 'ru', 'tr'].slice(0, runs(1, 3)))('the first hour, in %s', (language) => {
  let line: Wired;
  let url: string;
  beforeAll(async () => {
    line = await embedded.open(await loadConfig({ environment: {} }));
    url = (await line.api.listen('127.0.0.1', 0)).replace(/\/$/, '');
  }, 60_000);
  afterAll(() => line?.remove());

  const get = async <T>(path: string) => (await (await fetch(url + path)).json()) as T;

  it('leads from an empty folder to the first figure by three files and no terminal, and back', {
    timeout: 300_000,
  }, async () => {
    const context = await browser.newContext({
      ...{ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' },
    });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    await page.goto(`${url}/?lang=${language}`);
    await page.getByTestId('start').waitFor();
    for (const [step, file, kind] of [
      ['visits', 'visits.csv', 'visits'],
      ['sales', 'orders_export.csv', 'orders'],
      ['cost', 'costs.csv', 'cost'],
    ] as const) {
      await openStep(page, step);
      await page.getByTestId(`start-file-${step}`).click();
      await page.getByTestId('import-file').setInputFiles(sample(file));
      await page.locator(`[data-testid="file-known"][data-kind="${kind}"]`).waitFor();
      if (kind === 'orders') {
        await page.getByTestId('ask-marginRate').fill('45');
        await page.getByTestId('ask-marginRate').press('Enter');
        await page.locator('[data-testid="file-look"][aria-busy="false"]').waitFor();
      }
      await page.getByTestId('import-take').click();
      await page.locator('[data-testid="import-done"][data-visible="true"]').waitFor();
      await page.locator('a.wordmark').click();
      await page.locator(`[data-testid="step-${step}"][data-done="true"]`).waitFor();
    }
    expect(await get('/api/v1/start')).toEqual(HAD);
    await openStep(page, 'check');
    const figure = page.getByTestId('first-figure');
    await figure.waitFor();
    expect(Number(await figure.getAttribute('data-value'))).toBeCloseTo(ROMI, 10);
    await page.getByTestId('start-channels').click();
    const total = page.getByTestId('row-paid').getByTestId('cell-romi_margin');
    await total.waitFor();
    expect(Number(await total.getAttribute('data-value'))).toBeCloseTo(ROMI, 10);

    // A cost that no file tells: 20 a day of radio, whose visits nobody has seen.
    await page.goto(`${url}/data/import?way=cost&lang=${language}`);
    const cells = { when: '2026-03-02 – 2026-03-06', source: 'radio', medium: 'offline' };
    for (const [field, text] of Object.entries({ ...cells, campaign: 'spring', amount: '100' }))
      await page.getByTestId(`cost-${field}-0`).fill(text);
    await page.getByTestId('cost-save').click();
    await page.locator('[data-testid="costs-saved"][data-visible="true"]').waitFor();
    const cost = async () => {
      const days = 'from=2026-03-01&to=2026-03-31';
      return (await get<ChannelsReport>(`/api/v1/reports/channels?${days}`)).totals.cost;
    };
    expect(await cost()).toBe('280.00');

    // Three files and the cost, the newest first, once the list has been read again.
    await page.getByTestId('import-row').nth(3).waitFor({ timeout: 60_000 });
    const row = page.getByTestId('import-row').first();
    await row.getByTestId('undo').click();
    await row.getByTestId('undo-sure').click();
    await expect.poll(cost, { timeout: 120_000 }).toBe('180.00');
    await row.getByTestId('undo').waitFor({ state: 'detached' });
    await context.close();
  });
});

describe('a file that leaves something open, or cannot be read', () => {
  let line: Wired;
  let page: Page;
  beforeAll(async () => {
    line = await embedded.open(await loadConfig({ environment: {} }));
    const url = await line.api.listen('127.0.0.1', 0);
    page = await browser.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${url.replace(/\/$/, '')}/data/import?lang=en`);
  }, 60_000);
  afterAll(async () => {
    await page?.close();
    await line?.remove();
  });

  const look = async (name: string, content: string | Buffer) => {
    const buffer = Buffer.isBuffer(content) ? content : Buffer.from(content);
    await page.getByTestId('import-file').setInputFiles({ name, mimeType: 'text/csv', buffer });
    await page.getByRole('heading', { name, exact: true }).waitFor();
    await page.locator('[data-testid="file-look"][aria-busy="false"]').waitFor();
  };
  const fault = () => page.getByTestId('import-faults').locator('li').first();
  const costs = (...rows: string[]) =>
    `date,utm_source,utm_medium,campaign,cost,currency\n${rows.join('\n')}\n`;

  it('is asked about, or refused by line and column', { timeout: 180_000 }, async () => {
    for (const [name, content, code, place] of [
      ['letter.txt', 'Dear all,\nthis is a letter.\n', 'file_headings_unknown', ''],
      [
        'decimals.csv',
        costs('2026-03-02,google,cpc,A,"1,234.56",EUR', '2026-03-03,google,cpc,A,"1.234,56",EUR'),
        'file_decimals_differ',
        'line 3, “cost”',
      ],
      [
        'orders-of-dates.csv',
        costs('13/03/2026,google,cpc,A,1,EUR', '03/14/2026,google,cpc,A,1,EUR'),
        'file_dates_differ',
        'line 3, “date”',
      ],
      [
        'encodings.csv',
        Buffer.concat([
          Buffer.from('Дата;Кампания;Расход;Валюта\n04.05.2026;Боты;1;RUB\n05.05.2026;'),
          Buffer.from([0xd8, 0xed, 0xf3, 0xf0, 0xea, 0xe8]),
          Buffer.from(';1;RUB\n'),
        ]),
        'file_encoding_mixed',
        'line 3',
      ],
    ] as const) {
      await look(name, content);
      expect([name, await fault().getAttribute('data-code')]).toEqual([name, code]);
      if (place) expect(await fault().locator('b').textContent()).toBe(place);
      expect(await page.getByTestId('import-take').isDisabled(), name).toBe(true);
    }
    // Two rows of headings, a total at the end, an unknown heading, slashed dates and no currency.
    await look(
      'asks.csv',
      'Ads,,,,\nDate,Utm source,Utm medium,Campaign,Spent by us\n03/04/2026,google,cpc,A,10\n04/04/2026,google,cpc,A,20\nTotal,,,,30\n',
    );
    const meaning = page.locator('[data-testid="column-meaning"][data-heading="Spent by us"]');
    await meaning.selectOption('cost');
    const answered = page.locator('[data-testid="file-look"][aria-busy="false"]');
    for (const [asks, answer] of [
      ['ask-kind', 'cost'],
      ['ask-dates', 'dmy'],
    ] as const) {
      await page.getByTestId(asks).selectOption(answer);
      await answered.waitFor();
    }
    await page.getByTestId('ask-currency').fill('eur');
    await page.getByTestId('ask-currency').press('Enter');
    await page.locator('[data-testid="file-known"][data-kind="cost"]').waitFor();
    await page.getByTestId('import-take').click();
    await page.locator('[data-testid="import-done"][data-visible="true"]').waitFor();
    const counts = await page.getByTestId('import-counts').textContent();
    expect(counts).toContain('2 rows are new');
  });

  inLong(
    'a sample business stands beside it until it is removed',
    { timeout: 600_000 },
    async () => {
      const start = async () =>
        (await (await fetch(`${new URL(page.url()).origin}/api/v1/start`)).json()) as StartResponse;
      const before = await start();
      expect(before).toMatchObject({ visits: 0, sales: 0, campaigns_with_cost: 1 });
      const origin = new URL(page.url()).origin;
      await page.evaluate(() => sessionStorage.setItem('throughline.starting', '1'));
      await page.goto(`${origin}/?lang=en`);
      await openStep(page, 'sample');
      await page.getByTestId('sample-start').click();
      await page.getByTestId('sample-banner').waitFor({ timeout: 180_000 });
      await page
        .locator('[data-testid="step-cost"][data-done="true"]')
        .waitFor({ timeout: 180_000 });
      // Three imports, which reports show one after the other.
      for (const fact of ['sales', 'visits'] as const)
        await expect
          .poll(async () => (await start())[fact], { timeout: 180_000 })
          .toBeGreaterThan(fact === 'sales' ? 50 : 500);
      const full = await start();
      expect(full.visits).toBeGreaterThan(500);
      expect(full.sales_with_visit / full.sales).toBeGreaterThan(0.5);
      // One that is there already is given back.
      const again = await fetch(`${origin}/api/v1/sample`, { method: 'POST' });
      expect(((await again.json()) as { imports: string[] }).imports).toHaveLength(3);
      await page.getByTestId('sample-remove').click();
      await page.getByTestId('sample-banner').waitFor({ state: 'detached', timeout: 180_000 });
      expect(await start()).toEqual(before);
    },
  );
});

async function openStep(page: Page, step: string): Promise<void> {
  const button = page.getByTestId(`step-${step}`).locator('h2 button');
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
}

it('the samples are the ones that their README adds up', () => {
  const rows = (name: string) => readFileSync(sample(name), 'utf8').trim().split('\n').slice(1);
  expect(rows('visits.csv')).toHaveLength(HAD.visits);
  const cost = rows('costs.csv').reduce((sum, row) => sum + Number(row.split(',')[6]), 0);
  expect(cost).toBe(180);
});
