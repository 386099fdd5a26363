import { LANGUAGES } from '@throughline/api/contract/metrics';
import { CONTRACTS } from '@throughline/api/contract/reports/index';
import { describe, expect, it } from 'vitest';
import { choiceKey } from './controls/choice-text.ts';
import { createI18n } from './i18n/i18n.ts';
import { messagesOf } from './i18n/messages.ts';
import { PAGE_COMPONENTS } from './navigation/page-components.ts';
import { areasShown, groupOf, movedTo, PAGES, pageAt, tabsOf } from './page-list.ts';
import { choiceParts } from './report/choice-parts.ts';

describe('the list of pages', () => {
  it('has an address and a name once', () => {
    for (const key of ['path', 'name'] as const) {
      const all = PAGES.map((page) => page[key]);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('names reports that there are', () => {
    for (const page of PAGES) {
      // A page of something else than a report has a component.
      if ('report' in page) expect(Object.keys(CONTRACTS)).toContain(page.report);
      else expect(PAGE_COMPONENTS).toHaveProperty(page.name);
    }
  });

  it('shows areas that have a page, and no others', () => {
    const shown = areasShown();
    expect(shown.flatMap(({ pages }) => pages)).toHaveLength(PAGES.length);
    expect(shown.every(({ pages }) => pages.length > 0)).toBe(true);
  });

  it('shows the pages of a group as one tab, and at most nine of them an area', () => {
    const calls = pageAt('/calls')!;
    const desk = pageAt('/sales-desk')!;
    expect(groupOf(calls).map(({ name }) => name)).toEqual([
      'calls',
      'sales-desk',
      'script',
      'deals',
      'service',
    ]);
    expect(groupOf(pageAt('/channels')!)).toEqual([]);
    const names = (current: typeof calls) => tabsOf('marketing', current).map(({ name }) => name);
    expect(names(calls)).toContain('calls');
    expect(names(desk)).toContain('sales-desk');
    expect(names(desk)).not.toContain('calls');
    for (const { area, pages } of areasShown())
      expect(tabsOf(area, pages[0]!).length).toBeLessThanOrEqual(9);
  });

  it('leads old addresses on', () => {
    expect(movedTo('/', '')).toBeNull();
    expect(movedTo('/', '?open=Paid+Search')).toBe('/channels');
    expect(movedTo('/analyst', '?of=lead')).toBe('/models');
    expect(movedTo('/nope', '')).toBeNull();
    expect(movedTo('/customers', '?by=segment')).toBe('/rfm');
    expect(movedTo('/customers', '?find=A-1')).toBeNull();
    expect(pageAt('/cohorts/')?.name).toBe('cohorts');
    expect(pageAt('/nope')).toBeUndefined();
  });

  it.each(LANGUAGES)('has words for every area and page in %s', async (language) => {
    const { area, tab } = (await messagesOf(language)) as unknown as Record<
      'area' | 'tab',
      Record<string, string>
    >;
    for (const shown of areasShown()) expect(area).toHaveProperty(shown.area);
    for (const { name } of PAGES) expect(tab).toHaveProperty(name);
    for (const page of PAGES) if ('group' in page) expect(tab).toHaveProperty(page.group);
  });

  it.each(LANGUAGES)(
    'has words in %s for what a page made from a contract lets choose',
    async (language) => {
      const i18n = await createI18n(language);
      const made = PAGES.flatMap((page) => ('own' in page || !('report' in page) ? [] : [page]));
      expect(made.length).toBeGreaterThan(1);
      const missing = made.flatMap(({ report }) =>
        choiceParts(CONTRACTS[report].query.shape).flatMap(({ key, options, isList }) => [
          ...(isList ? [] : options.map((option) => choiceKey(key, option))),
          `choiceName.${key}`,
        ]),
      );
      expect(missing.filter((key) => !i18n.exists(key))).toEqual([]);
    },
  );
});
