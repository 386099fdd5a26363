import { createTheme, MantineProvider } from '@mantine/core';
import { useColorScheme, useMediaQuery } from '@mantine/hooks';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { i18n as I18n } from 'i18next';
import { Suspense, useEffect, useMemo } from 'react';
import { I18nextProvider } from 'react-i18next';
import { useLocation } from 'wouter';
import { useAddress } from './address/use-address.ts';
import { readPreferences } from './client/preferences.ts';
import { createFormatter } from './format/formatter.ts';
import { changeLanguage, preferredLanguage } from './i18n/i18n.ts';
import { Home } from './navigation/home.tsx';
import { NotFound } from './navigation/not-found.tsx';
import { PAGE_COMPONENTS, ReportPage } from './navigation/page-components.ts';
import { Shell } from './navigation/shell.tsx';
import { type PageEntry, type PageName, pageAt } from './page-list.ts';
import { PageSkeleton } from './pages/page-skeleton.tsx';
import type { View } from './view/view.ts';
import { ViewContext } from './view/view.ts';

const theme = createTheme({
  fontFamily: 'var(--font)',
  respectReducedMotion: true,
  defaultRadius: 'sm',
});

export function App({ i18n, client }: { i18n: I18n; client: QueryClient }) {
  const [state, change] = useAddress();
  const systemTheme = useColorScheme('light', { getInitialValueInEffect: false });
  const kept = readPreferences();
  const language = state.language ?? kept.language ?? preferredLanguage(navigator.languages);
  // Paper is white.
  const isPrinted = useMediaQuery('print', false, { getInitialValueInEffect: false });
  const colours = isPrinted ? 'light' : (state.theme ?? kept.theme ?? systemTheme);

  useEffect(() => {
    document.documentElement.lang = language;
    void changeLanguage(i18n, language);
  }, [language, i18n]);
  // Before the children paint: the chart reads the colours of the theme from the root element.
  document.documentElement.dataset.theme = colours;

  const view = useMemo<View>(
    () => ({ state, change, language, theme: colours, format: createFormatter(language) }),
    [state, change, language, colours],
  );

  return (
    <MantineProvider theme={theme} forceColorScheme={colours}>
      <QueryClientProvider client={client}>
        <I18nextProvider i18n={i18n}>
          <ViewContext value={view}>
            <Shell>
              <Page />
            </Shell>
          </ViewContext>
        </I18nextProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** The page of the address; one without a component of its own is made from the contract of its report. */
function Page() {
  const [location] = useLocation();
  const page = pageAt(location);
  if (location === '/') return <Home>{page ? <PageOf page={page} /> : null}</Home>;
  return page ? <PageOf page={page} /> : <NotFound />;
}

function PageOf({ page }: { page: PageEntry }) {
  const Component = PAGE_COMPONENTS[page.name as PageName] ?? ReportPage;
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Component key={page.path} page={page} />
    </Suspense>
  );
}
