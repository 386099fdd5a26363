import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharedPages } from './shared-pages.ts';

let browser: Browser;
let url: string;
beforeAll(async () => {
  ({ url, browser } = await sharedPages());
}, 120_000);
afterAll(() => browser?.close());

it('writes a goal, says at its fields what it lacks, and takes it out again', {
  timeout: 120_000,
}, async () => {
  const context = await browser.newContext({ locale: 'en-GB' });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await page.goto(`${url}/smart-goals`);
  const field = (name: string) => page.getByTestId(`goal-${name}`);
  await field('add').click();
  await field('name').fill('Sell more');
  await field('target').fill('much');
  await field('save').click();
  expect(await field('target').getAttribute('aria-invalid')).toBe('true');
  await field('target').fill('100 000');
  await field('metric').selectOption('revenue');
  await field('save').click();
  const row = page.getByRole('row', { name: /Sell more/ });
  await row.waitFor();
  // It says neither until when, nor what is to change.
  await page
    .getByTestId('goal-form')
    .getByText(/deadline|last day/i)
    .first()
    .waitFor();
  await field('delete').click();
  await field('delete-yes').click();
  await row.waitFor({ state: 'detached' });
  await context.close();
});
