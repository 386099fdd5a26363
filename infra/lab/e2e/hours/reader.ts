/// <reference lib="dom" />
import { DIMENSIONS, type DimensionKey } from '@throughline/api/contract/dimensions';
import type { Language } from '@throughline/api/contract/metrics';
import { createFormatter, type Formatter } from '@throughline/dashboards/format/formatter';
import { messagesOf } from '@throughline/dashboards/i18n/messages';
import type { Browser, Locator, Page } from 'playwright-core';
import { settled } from '../settled.ts';

/** Somebody with a question, who counts what it takes: presses of a button, and keys that do the same. */
export interface Reader {
  readonly page: Page;
  readonly language: Language;
  readonly format: Formatter;
  /** A page as it is opened from a bookmark; counting begins anew. */
  open(path: string): Promise<void>;
  /** One click, and what follows from it. */
  click(where: string | Locator): Promise<void>;
  /** Calls the palette, types, and takes the first that fits: one step of the hand, as a click is. */
  ask(text: string): Promise<void>;
  /** How many steps there were since the page was opened, as the page itself saw them. */
  steps(): Promise<number>;
  /** What the API answers to the question that the page asked it last: below `/api/v1/`, such as `reports/channels`. */
  answer<Answer>(path: string): Promise<Answer>;
  /** The address of that question. */
  asked(path: string): string;
  /** What stands in the page under a key of its texts, such as `tab.plan-fact`. */
  words(key: string): string;
  dimension(key: DimensionKey): string;
  /** Figures of a column of the page's table, by its row; what no touch can claim is no row. */
  column(key: string): Promise<readonly string[]>;
  /** An amount as a sentence of the page has it. */
  money(amount: string | number): string;
  text(where: string | Locator): Promise<string>;
}

const DESK = { width: 1440, height: 900 };

export async function openReader(
  browser: Browser,
  url: string,
  language: Language,
): Promise<Reader & { close(): Promise<void> }> {
  const context = await browser.newContext({
    ...{ viewport: DESK, locale: language, timezoneId: 'UTC' },
    ...{ reducedMotion: 'reduce', acceptDownloads: true, bypassCSP: true },
  });
  context.setDefaultTimeout(60_000);
  await context.addInitScript(countSteps);
  const page = await context.newPage();
  const asked = new Map<string, string>();
  page.on('request', (request) => {
    const { pathname, href } = new URL(request.url());
    if (request.method() === 'GET' && pathname.startsWith('/api/v1/'))
      asked.set(pathname.slice('/api/v1/'.length), href);
  });
  const messages = await messagesOf(language);
  const format = createFormatter(language);
  const at = (where: string | Locator) =>
    typeof where === 'string' ? page.getByTestId(where).first() : where;

  const reader: Reader = {
    ...{ page, language, format },
    async open(path) {
      const [where, query = ''] = path.split('?');
      const search = new URLSearchParams(query);
      search.set('lang', language);
      await page.goto(`${url}${where}?${search}`);
      await settled(page);
      await page.evaluate(() => sessionStorage.setItem('steps', '0'));
    },
    async click(where) {
      await at(where).click();
      // What a click asks for is on its way by the next frame.
      await page.evaluate(() => new Promise(requestAnimationFrame));
      await settled(page);
    },
    async ask(text) {
      await page.keyboard.press('/');
      await page.getByTestId('palette-input').fill(text);
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Enter');
      await page.getByTestId('palette-input').waitFor({ state: 'detached' });
      await page.evaluate(() => new Promise(requestAnimationFrame));
      await settled(page);
    },
    steps: () => page.evaluate(() => Number(sessionStorage.getItem('steps'))),
    asked(path) {
      const href = asked.get(path);
      if (href === undefined) throw new Error(`The page has not asked for ${path}.`);
      return href;
    },
    async answer(path) {
      const href = reader.asked(path);
      const response = await fetch(href);
      if (!response.ok) throw new Error(`${href}: ${response.status} ${await response.text()}`);
      return response.json() as never;
    },
    words(key) {
      const found = key
        .split('.')
        .reduce<unknown>((group, part) => (group as Record<string, unknown>)?.[part], messages);
      if (typeof found !== 'string') throw new Error(`No text ${key} in ${language}.`);
      return found;
    },
    dimension: (key) => DIMENSIONS[key].label[language],
    column: (key) =>
      page
        .getByTestId('table')
        .locator(`tbody tr:not([data-kind="unattributed"]) [data-testid="cell-${key}"]`)
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-value') ?? '')),
    money: (amount) => plain(format.value(amount, 'money')),
    text: async (where) => plain((await at(where).textContent()) ?? ''),
  };
  return { ...reader, close: () => context.close() };
}

/** Spaces that hold a figure together are spaces. */
export function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f\u2060]/g, (sign) => (sign === '\u2060' ? '' : ' '));
}

/**
 * Counts in the page, so that no helper of a test can forget it: a press of the pointer is a step, as is a key that is a
 * shortcut or presses what has the focus. What is typed into a field, and the Enter that ends it, is no step.
 */
function countSteps(): void {
  const count = () =>
    sessionStorage.setItem('steps', String(Number(sessionStorage.getItem('steps')) + 1));
  addEventListener('pointerdown', count, true);
  addEventListener(
    'keydown',
    ({ key, target }) => {
      const isTyped = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      if (!isTyped && !['Control', 'Meta', 'Shift', 'Alt', 'Escape'].includes(key)) count();
    },
    true,
  );
  addEventListener(
    'change',
    ({ target }) => {
      if (target instanceof HTMLSelectElement) count();
    },
    true,
  );
}
