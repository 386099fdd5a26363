import { describe, expect, it } from 'vitest';
import { GA4_SEARCH, GA4_SHOPPING, GA4_SOCIAL, GA4_VIDEO } from './source-categories.ts';

describe('GA4 source categories', () => {
  it('holds every row of the published list, each name in one category', () => {
    // The table as Google published it in November 2023 has 819 rows; these are its counts by category.
    expect([GA4_SEARCH.size, GA4_SHOPPING.size, GA4_SOCIAL.size, GA4_VIDEO.size]).toEqual([
      129, 52, 592, 46,
    ]);
    const all = new Set([...GA4_SEARCH, ...GA4_SHOPPING, ...GA4_SOCIAL, ...GA4_VIDEO]);
    expect(all.size).toBe(819);
  });

  it('holds folded names only, because lookups are folded', () => {
    for (const name of [...GA4_SEARCH, ...GA4_SHOPPING, ...GA4_SOCIAL, ...GA4_VIDEO]) {
      expect(name).toBe(name.trim().toLowerCase());
    }
  });

  it('keeps the quirks of the published list', () => {
    expect(GA4_SEARCH.has('mail.yandex.ru')).toBe(true);
    expect(GA4_SEARCH.has('ya.ru')).toBe(false);
    expect(GA4_SOCIAL.has('vk.com')).toBe(true);
    expect(GA4_SOCIAL.has('vk')).toBe(false);
  });

  it('follows what Google took out and put in', () => {
    for (const gone of ['cse.google.com', 'google.com', 'mail.google.com', 'googlemybusiness'])
      expect(GA4_SEARCH.has(gone)).toBe(false);
    for (const added of ['lens.google.com', 'play.google.com'])
      expect(GA4_SEARCH.has(added)).toBe(true);
    for (const added of ['social', 'trustpilot']) expect(GA4_SOCIAL.has(added)).toBe(true);
  });
});
