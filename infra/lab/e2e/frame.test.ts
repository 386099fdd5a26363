/// <reference lib="dom" />
import type { CohortsReport } from '@throughline/api/contract/reports/cohorts';
import { AREAS, PAGES } from '@throughline/dashboards/page-list';
import { IS_LONG, runs } from '@throughline/ingest/testing/long-runs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditContrast, auditPage, prepareAudit } from './audit-page.ts';
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
const LONGER = { timeout: 240_000 };
const PERIOD = 'from=2026-03-01&to=2026-03-31';
const PATHS = [
  ...['/channels', '/campaigns', '/explore', '/models', '/paths', '/time', '/overlap'],
  ...['/customers', '/rfm', '/cohorts'],
];
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const STATES = ['default', 'empty', 'error', 'drawer'] as const;

/** A reader who has been here never before. */
async function newReader(size = DESK): Promise<BrowserContext> {
  const isPhone = size.width < 700;
  const context = await browser.newContext({
    ...{ viewport: size, locale: 'en-GB', reducedMotion: 'reduce' },
    ...{ hasTouch: isPhone, isMobile: isPhone, bypassCSP: true },
  });
  context.setDefaultTimeout(30_000);
  return context;
}

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url + path);
  await settled(page);
  return page;
}

const figures = (page: Page) =>
  page
    .getByTestId('content')
    .locator('[data-value]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-value')).join(' '));

const focused = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.testid);

const column = (page: Page, key: string) =>
  page
    .getByTestId('table')
    .locator(`tbody [data-testid="cell-${key}"]`)
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-value')));

describe('the frame of pages', () => {
  it('is gone through by keyboard, from the skip link to another page', TEST, async () => {
    const context = await newReader();
    const page = await open(context, `/models?${PERIOD}`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    for (let tabs = 0; tabs < 20 && (await focused(page)) !== 'nav-cohorts'; tabs++)
      await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('nav-cohorts');
    await page.keyboard.press('Enter');
    await settled(page);
    expect(page.url()).toBe(`${url}/cohorts?${PERIOD}`);
    // Period and search by their names, with the first that fits.
    await page.keyboard.press('/');
    await page.getByTestId('palette-input').fill('overlap');
    await page.keyboard.press('Enter');
    await page.getByTestId('overlap').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByTestId('palette-input').fill('last month');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search.includes('period=last_month'));
    await context.close();
  });

  it('leads old addresses on and lists the areas at one that nothing has', TEST, async () => {
    const context = await newReader();
    const page = await open(context, `/?${PERIOD}&open=Paid+Search`);
    expect(page.url()).toBe(`${url}/channels?${PERIOD}&open=Paid+Search`);
    await page.goto(`${url}/analyst?${PERIOD}&of=lead`);
    await page.getByTestId('matrix').waitFor();
    expect(page.url()).toBe(`${url}/models?${PERIOD}&of=lead`);
    const response = await page.goto(`${url}/nope`);
    expect(response?.status()).toBe(404);
    const list = page.getByTestId('not-found');
    await list.getByRole('link', { name: 'Cohorts' }).click();
    await page.getByTestId('table').waitFor();
    await context.close();
  });

  it('brings any page back as it was left: address and figures', LONGER, async () => {
    const context = await newReader();
    const own: Readonly<Record<string, string>> = {
      '/channels': '&where=returning:is:new&columns=leads&open=Paid+Search',
      '/models': '&measure=conversions',
      '/paths': '&path_sort=value',
      '/time': '&stage=lead',
      '/rfm': '&by=customer&rows=-value',
      '/cohorts': '&rows=-month',
    };
    // The gate goes from two of them, one with a component of its own and one made from its contract.
    const from = ['/channels', '/cohorts', ...PATHS].slice(0, runs(1, PATHS.length + 2));
    for (const [at, path] of from.entries()) {
      const page = await open(context, `${path}?${PERIOD}&basis=lead${own[path] ?? ''}`);
      const before = { address: page.url(), figures: await figures(page) };
      const other = PATHS[(at + 2) % PATHS.length]!;
      await page.keyboard.press('/');
      await page.getByTestId('palette-input').fill(nameOf(other));
      await page.keyboard.press('Enter');
      await page.waitForFunction((there) => location.pathname === there, other);
      await settled(page);
      expect(page.url()).toContain(`${other}?${PERIOD}&basis=lead`);
      // A condition goes along, and comes back with its page.
      expect(page.url().includes('where=')).toBe(before.address.includes('where='));
      await page.keyboard.press('/');
      await page.getByTestId('palette-input').fill(nameOf(path));
      await page.keyboard.press('Enter');
      await page.waitForFunction((there) => location.pathname === there, path);
      await settled(page);
      await expect.poll(() => figures(page)).toBe(before.figures);
      expect(page.url()).toBe(before.address);
      await page.close();
    }
    await context.close();
  });

  it('says what of a link it does not know, and takes it out of the address', TEST, async () => {
    const context = await newReader();
    const links = [
      ['/channels', 'model=zzz'],
      ['/cohorts', 'value=zzz'],
      ['/cohorts', 'vlaue=revenue'],
      ['/cohorts', 'cell=active:cohorts/rows'],
      ['/models', 'measure=zzz'],
      ['/time', 'stage=zzz'],
      ['/rfm', 'by=zzz'],
      ['/cohorts', 'period=last_31_days'],
    ] as const;
    for (const [path, stray] of links.slice(0, runs(2, links.length))) {
      const page = await open(context, `${path}?${PERIOD}&${stray}`);
      const notice = page.getByTestId('link-notice');
      await notice.waitFor();
      expect(await notice.textContent()).toContain(stray);
      expect(page.url()).toBe(`${url}${path}?${PERIOD}`);
      await page.close();
    }
    await context.close();
  });

  it(
    'keeps the last preset and columns on this device, and gives the usual view back',
    TEST,
    async () => {
      const context = await newReader();
      const page = await open(context, `/cohorts?${PERIOD}`);
      await page.getByTestId('choose-columns').click();
      await page.getByTestId('column-ltv').click();
      await page.keyboard.press('Escape');
      await page.getByTestId('filter-period').click();
      await page.getByTestId('preset-all_data').click();
      await page.waitForFunction(() => location.search.includes('period=all_data'));
      await page.close();
      const again = await open(context, '/cohorts');
      expect(again.url()).toContain('period=all_data');
      expect(again.url()).toContain(
        'columns=cohort,month,customers,active,retention,value,complete',
      );
      await again.getByTestId('open-settings').click();
      await again.getByTestId('usual-view').click();
      await again.waitForFunction(() => location.search === '');
      await context.close();
    },
  );

  // The gate sees every ninth page in one of its states and at one width; a long run sees all.
  const EACH = 9;
  const ADDRESSES = [
    ...PAGES.map(({ area, path }) => ({ area, path })),
    { area: null, path: '/nope' },
  ];
  const SHOWN = ADDRESSES.flatMap(({ area, path }, at) =>
    [DESK, PHONE].flatMap((size, place) =>
      STATES.map((state, turn) => ({
        ...{ area, path, size, state },
        isInGate:
          at % EACH === 0 && (at / EACH + turn) % STATES.length === 0 && (at / EACH) % 2 === place,
      })),
    ),
  );
  const PARTS = [DESK, PHONE].flatMap((size) =>
    (IS_LONG ? [...AREAS, null] : [undefined]).map((area) => {
      const shown = SHOWN.filter(
        (one) => one.size === size && (area === undefined ? one.isInGate : one.area === area),
      );
      const name = area === undefined ? 'a state of every ninth page' : (area ?? 'no page');
      return { name: `${name}, ${size.width} px wide`, size, shown };
    }),
  );
  it.each(PARTS)(
    'has nothing that keeps anybody out: $name',
    { timeout: IS_LONG ? 900_000 : 240_000 },
    async ({ size, shown }) => {
      const faults: string[] = [];
      const context = await newReader(size);
      const page = await open(context, `/channels?${PERIOD}`);
      await prepareAudit(page);
      for (const { path, state } of shown) {
        await show(page, path, state);
        const light = await auditPage(page, size === PHONE);
        await page.emulateMedia({ colorScheme: 'dark' });
        const found = [...light, ...(await auditContrast(page))];
        await page.emulateMedia({ colorScheme: 'light' });
        if (found.length > 0) faults.push([path, state, size.width, ...found].join(' | '));
        await page.unrouteAll();
      }
      await context.close();
      expect(faults).toEqual([]);
    },
  );
});

describe('the page of any report', () => {
  it('shows what the API answers, sorts by a heading and finds rows', TEST, async () => {
    const context = await newReader();
    const page = await open(context, `/cohorts?${PERIOD}&value=revenue`);
    const { cohorts } = await story.get<CohortsReport>(
      `/api/v1/reports/cohorts?${PERIOD}&value=revenue`,
    );
    const months = cohorts.flatMap((cohort) => cohort.months.map(({ month }) => String(month)));
    expect(months.length).toBeGreaterThan(0);
    expect(await column(page, 'month')).toEqual(months);
    expect(await column(page, 'value')).toEqual(
      cohorts.flatMap((cohort) => cohort.months.map(({ value }) => value ?? '')),
    );
    const heading = page.getByTestId('sort-month');
    await heading.click();
    const down = months.toSorted((a, b) => Number(b) - Number(a));
    expect(await column(page, 'month')).toEqual(down);
    expect(page.url()).toContain('rows=-month');
    await heading.click();
    expect(await column(page, 'month')).toEqual(down.toReversed());
    await heading.click();
    expect(await column(page, 'month')).toEqual(months);
    expect(page.url()).not.toContain('rows=');
    await page.getByTestId('table-search').fill('nothing of the kind');
    await page.waitForFunction(() => location.search.includes('find='));
    expect(await column(page, 'month')).toEqual([]);
    await context.close();
  });

  it('opens a figure into rows that add up to it, and a row into its journey', TEST, async () => {
    const context = await newReader();
    const page = await open(context, `/cohorts?${PERIOD}&value=revenue`);
    const cell = page.getByTestId('cell-value').first();
    await cell.getByRole('button').click();
    const drawer = page.getByTestId('drawer');
    const sum = drawer.getByTestId('drawer-sum');
    await sum.waitFor();
    expect(await sum.getAttribute('data-value')).toBe(await cell.getAttribute('data-value'));
    const values = await drawer
      .locator('tbody [data-testid="cell-value"]')
      .evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-value'))));
    expect(values.length).toBeGreaterThan(0);
    expect(values.reduce((whole, value) => whole + value, 0)).toBeCloseTo(
      Number(await cell.getAttribute('data-value')),
      6,
    );
    await drawer.getByTestId('cell-customer').first().getByRole('button').click();
    // The card of the customer, and the journey to one of their sales.
    await drawer.getByTestId('customer-card').waitFor();
    expect(page.url()).toContain('customers');
    await drawer.getByTestId('card-sale').first().getByRole('button').click();
    await drawer.getByTestId('timeline').waitFor();
    expect(page.url()).toContain('journeys/');
    // The stack is in the address: a reload shows the same level, and Back goes one up.
    await page.reload();
    await drawer.getByTestId('timeline').waitFor();
    await drawer.getByTestId('drawer-back').click();
    await drawer.getByTestId('customer-card').waitFor();
    await drawer.getByTestId('drawer-back').click();
    await sum.waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    expect(page.url()).not.toContain('cell=');
    await context.close();
  });

  it('is one stop of the tab key, with arrows inside', TEST, async () => {
    const context = await newReader();
    const page = await open(context, `/cohorts?${PERIOD}`);
    await page.getByTestId('copy-query').focus();
    await page.keyboard.press('Tab');
    const place = () =>
      page.evaluate(() => {
        const { rowIndex, columnIndex } = (document.activeElement as HTMLElement).dataset;
        return `${rowIndex}:${columnIndex}`;
      });
    expect(await place()).toBe('1:0');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    expect(await place()).toBe('0:1');
    await page.keyboard.press('End');
    expect(await place()).toBe('0:7');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('table'))).toBeNull();
    await context.close();
  });

  it('gives a file of what is seen and of everything', TEST, async () => {
    const context = await newReader();
    const page = await open(context, `/rfm?${PERIOD}&by=customer`);
    for (const [format, name] of [
      ['seen', 'rfm_2026-03-01_2026-03-31.csv'],
      ['xlsx', 'rfm_2026-03-01_2026-03-31.xlsx'],
      ['csv', 'rfm_2026-03-01_2026-03-31.csv'],
    ] as const) {
      await page.getByTestId('download').click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByTestId(`download-${format}`).click(),
      ]);
      expect(file.suggestedFilename()).toBe(name);
    }
    await context.close();
  });
});

/** Shows a page in a state, without loading it anew. */
async function show(page: Page, path: string, state: (typeof STATES)[number]): Promise<void> {
  if (state === 'error')
    await page.route('**/api/v1/reports/**', (route) =>
      route.fulfill({ status: 500, contentType: 'application/json', body: '{}' }),
    );
  const days = state === 'empty' ? 'from=2019-03-01&to=2019-03-31' : PERIOD;
  // Another model each time, so that nothing is answered from what was read before.
  const model = state === 'error' ? '&model=first' : '';
  // The page is drawn anew by the next frame: what is waited for is its state, not that of the one before.
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    return new Promise(requestAnimationFrame);
  }, `${path}?${days}${model}`);
  await settled(page, { stale: state === 'error' });
  if (state !== 'drawer') return;
  const figure = page.getByTestId('table').locator('tbody td.number button').first();
  if ((await figure.count()) === 0) return;
  await figure.click();
  await page.locator('.drawer-content').waitFor();
  await settled(page);
}

/** As the palette of an English reader has it. */
function nameOf(path: string): string {
  return path.slice(1);
}
