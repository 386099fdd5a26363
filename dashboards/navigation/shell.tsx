import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { stateQueryOptions } from '../client/queries.ts';
import { useOfferedCommands } from '../controls/offered-commands.ts';
import { pageAt } from '../page-list.ts';
import { AreaLinks } from './area-links.tsx';
import { FreshNotice } from './fresh-notice.tsx';
import { homeAddress } from './home-address.ts';
import { Palette } from './palette.tsx';
import { keepChoices } from './session-choices.ts';
import { SettingsMenu } from './settings-menu.tsx';
import { Tabs } from './tabs.tsx';
import { useDropAnywhere } from './use-drop-anywhere.ts';
import { useShellCommands } from './use-shell-commands.ts';
import { Wordmark } from './wordmark.tsx';

const SampleBanner = lazy(async () => {
  const { SampleBanner: banner } = await import('./sample-banner.tsx');
  return { default: banner };
});

/** What stands around every page: the bar, the tabs of its area, and the palette. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const search = useSearch();
  const [palette, setPalette] = useState(false);
  const page = pageAt(location);
  const { data: state } = useQuery(stateQueryOptions);
  const isDropping = useDropAnywhere();
  const commands = useShellCommands(page, useOfferedCommands());
  useHotkeys([
    ['/', () => setPalette(true)],
    ['mod+K', () => setPalette(true)],
  ]);
  useEffect(() => {
    if (page) keepChoices(page.path, search);
  }, [page, search]);
  return (
    <>
      <a className="skip-link" href="#main">
        {t('app.skip')}
      </a>
      <header className="masthead">
        <Wordmark href={homeAddress(search)} />
        <nav className="areas" aria-label={t('area.label')}>
          <AreaLinks current={page?.area} search={search} />
        </nav>
        <button
          type="button"
          className="masthead-button hint"
          aria-keyshortcuts="/"
          onClick={() => setPalette(true)}
          data-testid="open-palette"
        >
          <svg width="15" height="15" viewBox="0 0 15 15" aria-hidden="true">
            <circle cx="6.500" cy="6.500" r="4.750" />
            <path d="m10.200 10.200 3.600 3.600" />
          </svg>
          <span>{t('app.search')}</span> <kbd>/</kbd>
        </button>
        <SettingsMenu page={page} />
      </header>
      {page ? <Tabs page={page} search={search} /> : null}
      <main className="page" id="main" tabIndex={-1} data-path={location}>
        {state?.sample ? (
          <Suspense fallback={null}>
            <SampleBanner />
          </Suspense>
        ) : null}
        <FreshNotice />
        {children}
      </main>
      <nav className="areas bottom-bar" aria-label={t('area.label')}>
        <AreaLinks current={page?.area} search={search} />
      </nav>
      {isDropping ? (
        <div className="drop-veil" aria-hidden="true">
          {t('app.dropFile')}
        </div>
      ) : null}
      <Palette opened={palette} onClose={() => setPalette(false)} commands={commands} />
    </>
  );
}
