import { Menu } from '@mantine/core';
import { LANGUAGES } from '@throughline/api/contract/metrics';
import { useTranslation } from 'react-i18next';
import type { Theme } from '../address/address-state.ts';
import { THEMES } from '../address/address-state.ts';
import { forgetApiKey, readApiKey } from '../client/api-key.ts';
import { keepPreferences, readPreferences } from '../client/preferences.ts';
import { MenuList } from '../controls/menu-list.tsx';
import { MenuOption } from '../controls/menu-option.tsx';
import type { Opened } from '../controls/opener.tsx';
import { LANGUAGE_NAMES } from '../i18n/i18n.ts';
import type { PageEntry } from '../page-list.ts';
import { useView } from '../view/view.ts';
import { showUsualView } from './usual-view.ts';

interface SettingsListProps extends Opened {
  page: PageEntry | undefined;
}

/** What a reader chooses for all pages: language, theme, the usual view, and the end of the session. */
export function SettingsList({ page, ...opened }: SettingsListProps) {
  const { t } = useTranslation();
  const { state, change, language } = useView();
  const theme = state.theme ?? readPreferences().theme ?? 'system';
  const themes: readonly (Theme | 'system')[] = ['system', ...THEMES];
  return (
    <MenuList label={t('app.settings')} position="bottom-end" {...opened}>
      <Menu.Label role="presentation">{t('app.language')}</Menu.Label>
      {LANGUAGES.map((value) => (
        <MenuOption
          key={value}
          kind="one"
          label={LANGUAGE_NAMES[value]}
          checked={value === language}
          testId={`language-${value}`}
          onChoose={() => {
            keepPreferences({ language: value });
            change({ language: value });
          }}
        />
      ))}
      <Menu.Label role="presentation">{t('app.theme')}</Menu.Label>
      {themes.map((value) => (
        <MenuOption
          key={value}
          kind="one"
          label={t(`app.theme_${value}`)}
          checked={value === theme}
          testId={`theme-${value}`}
          onChoose={() => {
            const chosen = value === 'system' ? null : value;
            keepPreferences({ theme: chosen });
            change({ theme: chosen });
          }}
        />
      ))}
      {page ? (
        <>
          <Menu.Label role="presentation">{t('app.view')}</Menu.Label>
          <Menu.Item
            className="option option-plain"
            data-testid="usual-view"
            onClick={() => showUsualView(page.path)}
          >
            {t('error.usual')}
          </Menu.Item>
        </>
      ) : null}
      {readApiKey() === null ? null : (
        <Menu.Item
          className="option option-plain"
          data-testid="sign-out"
          onClick={() => {
            forgetApiKey();
            window.location.reload();
          }}
        >
          {t('app.signOut')}
        </Menu.Item>
      )}
    </MenuList>
  );
}
