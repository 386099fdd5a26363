import { LANGUAGES } from '@throughline/api/contract/metrics';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANALYST } from './hours/analyst.ts';
import { FINANCE } from './hours/finance.ts';
import { MARKETER } from './hours/marketer.ts';
import { type Business, openBusiness } from './hours/open-business.ts';
import { openReader } from './hours/reader.ts';
import { openBrowser } from './open-browser.ts';

let business: Business;
let browser: Browser;

beforeAll(async () => {
  [business, browser] = await Promise.all([openBusiness(), openBrowser()]);
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await business?.close();
});

const HOURS = [
  ['a marketer', MARKETER],
  ['an analyst', ANALYST],
  ['an owner, in finance', FINANCE],
] as const;

describe.each(LANGUAGES)('in %s, on the sample business', (language) => {
  describe.each(HOURS)('the hour of %s', (_who, questions) => {
    it.each(questions)('$asks $steps', { timeout: 180_000 }, async (question) => {
      const reader = await openReader(browser, business.url, language);
      try {
        await reader.open(question.from);
        await question.answered(reader);
        expect(await reader.steps()).toBeLessThanOrEqual(question.steps);
      } finally {
        await reader.close();
      }
    });
  });
});
