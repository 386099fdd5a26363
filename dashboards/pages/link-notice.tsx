import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate, useSearch } from 'wouter/use-browser-location';
import type { Misread } from '../address/address-state.ts';
import { readableQuery, withQuery } from '../address/parameters.ts';

interface LinkNoticeProps {
  /** What of the address could not be followed. */
  strays: readonly Misread[];
  /** What is shown in its place, in words. */
  shown?: string;
}

/**
 * Says which choices of a link could not be followed, so that a default never passes for what was asked; they are
 * taken out of the address at once. It goes when the reader chooses something.
 */
export function LinkNotice({ strays, shown }: LinkNoticeProps) {
  const { t } = useTranslation();
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
  return (
    <div className="link-notice" role="status" data-testid="link-notice">
      <p>
        {t('link.misread', {
          choices: told.strays.map(({ parameter, value }) => `${parameter}=${value}`).join(', '),
        })}{' '}
        {shown === undefined ? null : t('link.shown', { shown })}
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
