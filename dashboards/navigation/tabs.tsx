import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { PageEntry } from '../page-list.ts';
import { pagesOf } from '../page-list.ts';
import { pageAddress } from './session-choices.ts';

/** The pages of an area. Where they have no room they go sideways, the one on screen in view. */
export function Tabs({ page, search }: { page: PageEntry; search: string }) {
  const { t } = useTranslation();
  const row = useRef<HTMLElement>(null);
  const { path } = page;
  useEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>(`[href^="${path}"]`);
    if (tab && row.current)
      row.current.scrollLeft = tab.offsetLeft - (row.current.clientWidth - tab.offsetWidth) / 2;
  }, [path]);
  const pages = pagesOf(page.area);
  if (pages.length < 2) return null;
  return (
    <nav className="tabs" aria-label={t(`area.${page.area}`)} ref={row}>
      {pages.map(({ name, path: to }) => (
        <Link
          key={name}
          href={pageAddress(to, search)}
          aria-current={to === path ? 'page' : undefined}
          data-testid={`nav-${name}`}
        >
          {t(`tab.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
