import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { usePageLink } from '../../address/use-page-link.ts';
import { importsQueryOptions, progressOptions } from '../../client/files.ts';
import { shownStateOptions, stateQueryOptions } from '../../client/queries.ts';
import { startQueryOptions } from '../../client/start-query.ts';
import { useView } from '../../view/view.ts';
import { FaultList } from './fault-list.tsx';
import { ImportProblem } from './import-problem.tsx';
import { StartSummary } from './start-summary.tsx';
import { UndoImport } from './undo-import.tsx';

interface ImportDoneProps {
  readonly id: string;
  readonly file: string;
  /** Name of the mapping that was kept from it. */
  readonly kept: string | null;
  readonly onNext: () => void;
}

/** An import on its way into the reports, and what they show by now. */
export function ImportDone({ id, file, kept, onNext }: ImportDoneProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const linkTo = usePageLink();
  const client = useQueryClient();
  const [isUndone, setIsUndone] = useState(false);
  const { data, error } = useQuery(progressOptions(id));
  const isVisible = data?.visible ?? false;
  useEffect(() => {
    if (!isVisible) return;
    // What was just brought in is what the reader wants to see: it needs no question first.
    void client.invalidateQueries({ queryKey: importsQueryOptions.queryKey });
    void client.invalidateQueries({ queryKey: startQueryOptions.queryKey });
    void client
      .fetchQuery({ ...stateQueryOptions, staleTime: 0 })
      .then((state) => client.setQueryData(shownStateOptions.queryKey, state));
  }, [isVisible, client]);
  const count = (value: number) => format.value(value, 'count');
  return (
    <section className="import-done" data-testid="import-done" data-visible={isVisible}>
      <h2>{t('imports.takenIn', { name: file })}</h2>
      {error && !data ? <ImportProblem error={error} title={t('error.title')} /> : null}
      {data ? (
        <p role="status" data-testid="import-counts">
          {isVisible ? t('imports.visible') : t('imports.working')}{' '}
          {t('imports.rows', {
            count: data.accepted,
            duplicates: count(data.duplicates),
            rejected: count(data.rejected),
          })}
        </p>
      ) : null}
      {isVisible ? null : (
        <progress value={data?.progress ?? 0} max={1} aria-label={t('imports.working')} />
      )}
      {data && data.accepted === 0 && data.duplicates > 0 ? <p>{t('imports.known')}</p> : null}
      {data && data.replaced > 0 ? <p>{t('imports.replaced', { count: data.replaced })}</p> : null}
      {data ? (
        <FaultList
          title={t('imports.rejected', { count: data.rejected })}
          faults={data.rejections.map(({ line, code, message, field }) => ({
            ...{ line, code, message },
            ...(field && { column: field }),
          }))}
        />
      ) : null}
      {kept ? <p className="soft">{t('imports.kept', { name: kept })}</p> : null}
      {isVisible && !isUndone ? <StartSummary /> : null}
      <div className="import-steps">
        {isVisible && !isUndone ? (
          <Link
            href={linkTo('/channels', { period: 'all_data' })}
            className="solid-button"
            data-testid="show-channels"
          >
            {t('imports.channels')}
          </Link>
        ) : null}
        <button type="button" className="text-button" data-testid="import-next" onClick={onNext}>
          {t('imports.next')}
        </button>
        {isVisible ? <UndoImport id={id} name={file} onDone={() => setIsUndone(true)} /> : null}
      </div>
    </section>
  );
}
