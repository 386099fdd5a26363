import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate, useSearch } from 'wouter/use-browser-location';
import type { AddressState, Misread } from '../address/address-state.ts';
import { readableQuery, withQuery } from '../address/parameters.ts';
import { pageAt } from '../page-list.ts';
import { useView } from '../view/view.ts';

interface LinkNoticeProps {
  /** What of the address could not be followed. */
  strays: readonly Misread[];
}

/** What a page shows in place of a choice that cannot be followed, where its usual one has a name of its own. */
const IN_WORDS: Readonly<Record<string, (state: AddressState) => string>> = {
  model: ({ model }) => `model.${model}`,
  basis: ({ basis }) => `basis.${pageAt(window.location.pathname)?.usualBasis ?? basis}`,
  compare: ({ compare }) => `compare.${compare}`,
  of: ({ of }) => `analyst.of.${of}`,
};

/**
 * Says which choices of a link could not be followed, so that a default never passes for what was asked; they are
 * taken out of the address at once. It goes when the reader chooses something.
 */
export function LinkNotice({ strays }: LinkNoticeProps) {
  const { t } = useTranslation();
  const { state, format } = useView();
  const search = useSearch();
  const [told, setTold] = useState<{ strays: readonly Misread[]; corrected: string } | null>(null);
  useEffect(() => {
    if (strays.length === 0) return;
    const corrected = without(strays, window.location.search);
    setTold((before) => ({ strays: [...(before?.strays ?? []), ...strays], corrected }));
    navigate(withQuery(window.location.pathname, corrected), { replace: true });
  }, [strays]);
  if (told === null || (strays.length === 0 && search.replace(/^\?/, '') !== told.corrected))
    return null;
  const shown = told.strays.flatMap(({ parameter }) => {
    const word = IN_WORDS[parameter]?.(state);
    return word === undefined ? [] : [t(word)];
  });
  return (
    <div className="link-notice" role="status" data-testid="link-notice">
      <p>
        {t('link.misread', {
          choices: told.strays.map(({ parameter, value }) => `${parameter}=${value}`).join(', '),
        })}{' '}
        {shown.length > 0 ? t('link.shown', { shown: format.list(shown) }) : null}
      </p>
      <button type="button" className="text-button" onClick={() => setTold(null)}>
        {t('app.close')}
      </button>
    </div>
  );
}

/** The query without these pairs. */
function without(strays: readonly Misread[], search: string): string {
  const gone = new Set(strays.map(({ parameter, value }) => `${parameter}=${value}`));
  return readableQuery(
    new URLSearchParams(
      [...new URLSearchParams(search)].filter(([key, value]) => !gone.has(`${key}=${value}`)),
    ),
  );
}
