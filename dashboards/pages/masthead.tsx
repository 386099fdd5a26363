import { LANGUAGES } from '@throughline/api/contract/metrics';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearch } from 'wouter';
import type { Misread, Theme } from '../address/address-state.ts';
import { pageAddress, THEMES } from '../address/address-state.ts';
import { keepPreferences, readPreferences } from '../client/preferences.ts';
import { Choice } from '../controls/choice.tsx';
import { LANGUAGE_NAMES } from '../i18n/i18n.ts';
import { useView } from '../view/view.ts';
import { LinkNotice } from './link-notice.tsx';
import { PAGES } from './page-list.ts';
import { Wordmark } from './wordmark.tsx';
import '../styles/navigation.css';

interface MastheadProps {
  onCommands: () => void;
  /** Choices of the address that the figures know nothing of. */
  unknown?: readonly Misread[];
}

/** The strip above every page: the name, the pages, the command palette, language and theme. */
export function Masthead({ onCommands, unknown }: MastheadProps) {
  const { t } = useTranslation();
  const { state, change, language } = useView();
  const [location] = useLocation();
  const search = useSearch();
  const themes: readonly (Theme | 'system')[] = ['system', ...THEMES];
  return (
    <>
      <header className="masthead">
        <Wordmark href={pageAddress('/', search)} />
        <nav className="pages" aria-label={t('nav.label')}>
          {PAGES.map(({ path, key, testId }) => (
            <Link
              key={path}
              href={pageAddress(path, search)}
              aria-current={location === path ? 'page' : undefined}
              data-testid={testId}
            >
              {t(key)}
            </Link>
          ))}
        </nav>
        <button type="button" className="hint" onClick={onCommands} data-testid="open-palette">
          {t('app.commands')} <kbd>/</kbd>
        </button>
        <Choice
          name={t('app.language')}
          testId="choose-language"
          value={language}
          className="masthead-choice"
          shown={language.toUpperCase()}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChoose={(value) => {
            keepPreferences({ language: value });
            change({ language: value });
          }}
        />
        <Choice
          name={t('app.theme')}
          testId="choose-theme"
          value={state.theme ?? readPreferences().theme ?? 'system'}
          className="masthead-choice"
          shown={t('app.theme')}
          options={themes.map((value) => ({ value, label: t(`app.theme_${value}`) }))}
          onChoose={(value) => {
            const theme = value === 'system' ? null : value;
            keepPreferences({ theme });
            change({ theme });
          }}
        />
      </header>
      <LinkNotice {...(unknown && { unknown })} />
    </>
  );
}
