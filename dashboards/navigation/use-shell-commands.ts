import { LANGUAGES } from '@throughline/api/contract/metrics';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';
import { THEMES } from '../address/address-state.ts';
import { presetOf } from '../address/period-choice.ts';
import { keepPreferences } from '../client/preferences.ts';
import type { Command } from '../controls/command.ts';
import { PERIOD_PRESETS } from '../format/days.ts';
import { LANGUAGE_NAMES } from '../i18n/i18n.ts';
import type { PageEntry } from '../page-list.ts';
import { areasShown } from '../page-list.ts';
import { useView } from '../view/view.ts';
import { exploreCommands } from './explore-commands.ts';
import { pageAddress } from './session-choices.ts';
import { showUsualView } from './usual-view.ts';

/** What can be done on every page, with what the page itself offers in its place: pages, periods, the page, settings. */
export function useShellCommands(
  page: PageEntry | undefined,
  offered: readonly Command[],
): readonly Command[] {
  const { t } = useTranslation();
  const { state, change, language } = useView();
  return useMemo(() => {
    const pages = areasShown().flatMap(({ area, pages: tabs }) =>
      tabs.map(({ name, path }): Command => {
        const label = t(`tab.${name}`);
        return {
          id: `page-${name}`,
          also: name,
          group: t(`area.${area}`),
          label,
          current: path === page?.path,
          run: () => navigate(pageAddress(path, window.location.search)),
        };
      }),
    );
    const shown = presetOf(state.period, page?.usualPeriod);
    const periods = page
      ? PERIOD_PRESETS.map(
          (preset): Command => ({
            id: `period-${preset}`,
            group: t('palette.group_period'),
            label: t(`preset.${preset}`),
            current: preset === shown,
            run: () => {
              keepPreferences({ period: preset });
              change({ period: { preset }, credit: null, journeys: null, run: null });
            },
          }),
        )
      : [];
    const settings: readonly Command[] = [
      ...(page
        ? [
            {
              id: 'usual-view',
              group: t('app.view'),
              label: t('error.usual'),
              current: false,
              run: () => showUsualView(page.path),
            },
          ]
        : []),
      ...LANGUAGES.map((value) => ({
        id: `language-${value}`,
        group: t('palette.group_language'),
        label: LANGUAGE_NAMES[value],
        current: value === language,
        run: () => {
          keepPreferences({ language: value });
          change({ language: value });
        },
      })),
      ...(['system', ...THEMES] as const).map((value) => ({
        id: `theme-${value}`,
        group: t('palette.group_theme'),
        label: t(`app.theme_${value}`),
        current: value === (state.theme ?? 'system'),
        run: () => {
          const theme = value === 'system' ? null : value;
          keepPreferences({ theme });
          change({ theme });
        },
      })),
    ];
    return [...pages, ...periods, ...offered, ...exploreCommands(t, language), ...settings];
  }, [t, state, change, language, page, offered]);
}
