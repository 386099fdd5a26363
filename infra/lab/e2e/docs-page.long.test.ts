/// <reference lib="dom" />
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharedPages } from './shared-pages.ts';

let browser: Browser;
let url: string;

beforeAll(async () => {
  ({ url, browser } = await sharedPages());
}, 120_000);

afterAll(() => browser?.close());

it('draws the description in a browser, from this server alone and within its policy', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !address.startsWith('data:')) strangers.push(address);
  });
  await page.goto(`${url}/api/docs`);
  const operation = page.locator('#operations-reports-reportChannels');
  await operation.waitFor();
  await operation.locator('button').first().click();
  await page.getByText('How the report is written').first().waitFor();
  expect(await operation.textContent()).toContain('Which channels earn more than they cost?');
  expect({ complaints, strangers }).toEqual({ complaints: [], strangers: [] });
}, 60_000);
