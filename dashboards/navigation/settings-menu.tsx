import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Opener } from '../controls/opener.tsx';
import type { PageEntry } from '../page-list.ts';

const SettingsList = lazy(async () => {
  const { SettingsList: list } = await import('./settings-list.tsx');
  return { default: list };
});

/** The button that opens what a reader chooses for all pages. */
export function SettingsMenu({ page }: { page: PageEntry | undefined }) {
  const { t } = useTranslation();
  return (
    <Opener
      kind="menu"
      label={t('app.settings')}
      className="masthead-button"
      testId="open-settings"
      shown={
        <svg width="17" height="15" viewBox="0 0 17 15" aria-hidden="true">
          <path d="M1 3.500h8.500M14 3.500h2M1 11.500h2M7.500 11.500H16" />
          <circle cx="11.750" cy="3.500" r="2.250" />
          <circle cx="5.250" cy="11.500" r="2.250" />
        </svg>
      }
    >
      {(opened) => <SettingsList page={page} {...opened} />}
    </Opener>
  );
}
