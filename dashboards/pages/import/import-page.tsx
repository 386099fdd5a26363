import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { ApiError } from '../../client/api-error.ts';
import { stateQueryOptions } from '../../client/queries.ts';
import type { PageEntry } from '../../page-list.ts';
import { ApiKeyScreen } from '../api-key-screen.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { CostByHand } from './cost/cost-by-hand.tsx';
import { FileImport } from './file-import.tsx';
import { onHeldFile } from './held-file.ts';
import { ImportList } from './import-list.tsx';
import { mayImport } from './may-import.ts';
import '../../styles/import.css';

const WAYS = ['file', 'cost'] as const;

/** Brings data in by the browser alone: a file, or a cost that no file tells. Every import can be undone. */
export function ImportPage({ page }: { page: PageEntry }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const search = useSearch();
  const state = useQuery(stateQueryOptions);
  const title = t('imports.title');
  useEffect(() => {
    document.title = `${title} – Throughline`;
  }, [title]);
  const query = new URLSearchParams(search);
  const way = query.get('way') === 'cost' ? 'cost' : 'file';
  const choose = (next: (typeof WAYS)[number]) => {
    if (next === 'cost') query.set('way', 'cost');
    else query.delete('way');
    const text = query.toString();
    navigate(text ? `${page.path}?${text}` : page.path);
  };
  const showFile = useRef(choose);
  showFile.current = choose;
  useEffect(() => onHeldFile(() => showFile.current('file')), []);
  const { data, error } = state;
  if (error instanceof ApiError && error.status === 401) return <ApiKeyScreen />;
  return (
    <>
      <div className="headline">
        <h1>{title}</h1>
        <p className="soft import-lead">{t('imports.lead')}</p>
      </div>
      {error && !data ? (
        <ErrorNotice error={error} title={t('error.title')} onRetry={() => void state.refetch()} />
      ) : null}
      {data && !mayImport(data) ? (
        <p className="import-note" role="status" data-testid="import-role">
          {t('imports.role', {
            role: t(`imports.roles.${data.principal.role}`, { defaultValue: data.principal.role }),
          })}
        </p>
      ) : null}
      {data && mayImport(data) ? (
        <div className="content import-room" data-testid="content">
          <fieldset className="import-ways">
            <legend className="hidden-visually">{t('imports.ways')}</legend>
            {WAYS.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={way === one}
                data-testid={`import-way-${one}`}
                onClick={() => choose(one)}
              >
                {t(`imports.way.${one}`)}
              </button>
            ))}
          </fieldset>
          {way === 'file' ? <FileImport /> : <CostByHand state={data} />}
          <ImportList />
        </div>
      ) : null}
    </>
  );
}
