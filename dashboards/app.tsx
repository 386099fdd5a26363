import { createTheme, MantineProvider } from '@mantine/core';
import { useColorScheme, useMediaQuery } from '@mantine/hooks';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { i18n as I18n } from 'i18next';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { I18nextProvider } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { useAddress } from './address/use-address.ts';
import { readPreferences } from './client/preferences.ts';
import { useFreshness } from './client/use-freshness.ts';
import { createFormatter } from './format/formatter.ts';
import { changeLanguage, preferredLanguage } from './i18n/i18n.ts';
import { ChannelsPage } from './pages/channels/channels-page.tsx';
import { NotFound } from './pages/not-found.tsx';
import type { View } from './view/view.ts';
import { ViewContext } from './view/view.ts';

// The drawings of journeys are large; readers of the channels page do not wait for them.
const AnalystPage = lazy(async () => {
  const { AnalystPage: page } = await import('./pages/analyst/analyst-page.tsx');
  return { default: page };
});

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
            <Freshness />
            <Switch>
              <Route path="/">
                <ChannelsPage />
              </Route>
              <Route path="/analyst">
                <Suspense fallback={<main className="page" aria-busy="true" />}>
                  <AnalystPage />
                </Suspense>
              </Route>
              <Route>
                <NotFound />
              </Route>
            </Switch>
          </ViewContext>
        </I18nextProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Inside of the provider of queries, whose answers it keeps fresh. */
function Freshness() {
  useFreshness();
  return null;
}
