import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SavedLink } from '@throughline/api/contract/links';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api-error.ts';
import { linkCheckQueryOptions, linkNamesQueryOptions } from '../../client/links.ts';
import { ApiKeyScreen } from '../api-key-screen.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { askedOf, type Draft, draftOf, EMPTY_DRAFT, isBegun } from './draft.ts';
import { LinkForm } from './link-form.tsx';
import { LinkList } from './link-list.tsx';
import { LinkResult } from './link-result.tsx';
import '../../styles/links.css';

/** "Which link do I use?": a form, the tagged link with the channel that it counts for, and the links that there are. */
export function LinksPage() {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  /** The link that is changed; none: a new one is made. */
  const [changed, setChanged] = useState<SavedLink>();
  const begin = (link: SavedLink | undefined) => {
    setChanged(link);
    setDraft(link ? draftOf(link) : EMPTY_DRAFT);
  };
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const asked = useDeferredValue(draft);
  const names = useQuery(linkNamesQueryOptions);
  const check = useQuery({
    ...linkCheckQueryOptions(askedOf(asked)),
    enabled: isBegun(asked),
    placeholderData: keepPreviousData,
  });
  const title = t('links.title');
  useEffect(() => {
    document.title = `${title} – Throughline`;
  }, [title]);
  const error = names.error ?? check.error;
  if (error instanceof ApiError && error.status === 401) return <ApiKeyScreen />;
  return (
    <>
      <div className="headline">
        <h1>{title}</h1>
        <p className="answer">{t('links.answer')}</p>
      </div>
      {error ? (
        <ErrorNotice
          error={error}
          title={t('error.title')}
          onRetry={() => void Promise.all([names.refetch(), check.refetch()])}
        />
      ) : null}
      <div className="content" data-testid="content">
        <div className="link-maker">
          {changed ? (
            <p data-testid="link-changing">
              {t('links.changing', { name: changed.name || changed.code })}{' '}
              <button type="button" className="text-button" onClick={() => begin(undefined)}>
                {t('links.newInstead')}
              </button>
            </p>
          ) : null}
          <LinkForm draft={draft} names={names.data} onChange={change} />
          {check.data && isBegun(draft) ? (
            <LinkResult
              key={changed?.code ?? ''}
              draft={draft}
              check={check.data}
              changed={changed}
              onChange={change}
            />
          ) : (
            <p className="link-result soft">{t('links.begin')}</p>
          )}
        </div>
        <LinkList onChange={begin} />
      </div>
    </>
  );
}
