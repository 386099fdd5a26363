import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharedPages } from './shared-pages.ts';

let browser: Browser;
let url: string;
beforeAll(async () => {
  ({ url, browser } = await sharedPages());
}, 120_000);
afterAll(() => browser?.close());

it('says which channel a link counts for, takes a better name, and draws the QR code', {
  timeout: 120_000,
}, async () => {
  const context = await browser.newContext({ locale: 'en-GB' });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await page.goto(`${url}/links`);
  const field = (name: string) => page.getByTestId(`link-${name}`);
  await field('url').fill('story.example/mugs');
  await field('source').fill('google');
  await field('medium').fill('cpc');
  // The story's visits came by `brand`.
  await field('campaign').fill('Brnad');
  await page.getByRole('button', { name: 'Use brand' }).click();
  await page.getByTestId('link-caution').waitFor({ state: 'detached' });
  expect(await field('channel').textContent()).toBe('Paid Search');
  expect(await field('tagged').textContent()).toBe(
    'https://story.example/mugs?utm_source=google&utm_medium=cpc&utm_campaign=brand',
  );
  const drawn = await field('qr').getAttribute('href');
  expect(decodeURIComponent(drawn ?? '')).toMatch(/^data:image\/svg\+xml;utf8,<svg/);
  // Without a medium the link is not made, and the page says why.
  await field('medium').fill('');
  await page.getByTestId('link-bad').getByText('utm_medium is empty').waitFor();
  await context.close();
});
