import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { PageEntry } from '../page-list.ts';
import { groupOf, pagesOf, tabsOf } from '../page-list.ts';
import { pageAddress } from './session-choices.ts';

/** The pages of an area, and below them those that share the tab on screen. */
export function Tabs({ page, search }: { page: PageEntry; search: string }) {
  const { t } = useTranslation();
  const { path } = page;
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
      <TabRow className="tabs" label={t(`area.${page.area}`)} path={path}>
        {tabs.map((tab) => link(tab, tab.group ?? tab.name, `nav-${tab.group ?? tab.name}`))}
      </TabRow>
      {beside.length > 1 ? (
        <TabRow className="tabs beside" label={t(`tab.${page.group}`)} path={path}>
          {beside.map((one) => link(one, one.name, `nav-${one.name}`))}
        </TabRow>
      ) : null}
    </>
  );
}

interface TabRowProps {
  className: string;
  label: string;
  /** Of the page on screen. */
  path: string;
  children: ReactNode;
}

/** Where its links have no room it goes sideways, the one on screen in view. */
function TabRow({ className, label, path, children }: TabRowProps) {
  const row = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another link in view
  useEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (tab && row.current)
      row.current.scrollLeft = tab.offsetLeft - (row.current.clientWidth - tab.offsetWidth) / 2;
  }, [path]);
  return (
    <nav className={className} aria-label={label} ref={row}>
      {children}
    </nav>
  );
}
