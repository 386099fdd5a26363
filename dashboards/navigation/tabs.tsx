import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { PageEntry } from '../page-list.ts';
import { groupOf, pagesOf, tabsOf } from '../page-list.ts';
import { pageAddress } from './session-choices.ts';

/** The pages of an area, and below them those that share the tab on screen. Where they have no room they go sideways, the one on screen in view. */
export function Tabs({ page, search }: { page: PageEntry; search: string }) {
  const { t } = useTranslation();
  const row = useRef<HTMLElement>(null);
  const { path } = page;
  useEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>(`[href^="${path}"]`);
    if (tab && row.current)
      row.current.scrollLeft = tab.offsetLeft - (row.current.clientWidth - tab.offsetWidth) / 2;
  }, [path]);
  const tabs = tabsOf(page.area, page);
  const beside = groupOf(page);
  if (pagesOf(page.area).length < 2) return null;
  const link = ({ name, path: to }: PageEntry, words: string, id: string) => (
    <Link
      key={name}
      href={pageAddress(to, search)}
      aria-current={to === path ? 'page' : undefined}
      data-testid={id}
    >
      {t(`tab.${words}`)}
    </Link>
  );
  return (
    <>
      <nav className="tabs" aria-label={t(`area.${page.area}`)} ref={row}>
        {tabs.map((tab) => link(tab, tab.group ?? tab.name, `nav-${tab.group ?? tab.name}`))}
      </nav>
      {beside.length > 1 ? (
        <nav className="tabs beside" aria-label={t(`tab.${page.group}`)}>
          {beside.map((one) => link(one, one.name, `nav-${one.name}`))}
        </nav>
      ) : null}
    </>
  );
}
