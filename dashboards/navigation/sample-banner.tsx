import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { operationOptions } from '../client/files.ts';
import { stateQueryOptions } from '../client/queries.ts';
import { removeSample } from '../client/sample.ts';
import { startQueryOptions } from '../client/start-query.ts';
import { withLaterMessages } from '../i18n/with-later-messages.tsx';
import { ImportProblem } from '../pages/import/import-problem.tsx';
import { mayImport } from '../pages/import/may-import.ts';

/** On every page while a sample business stands beside one's own data: its figures are nobody's. */
function Banner() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: state } = useQuery(stateQueryOptions);
  const removal = useMutation({ mutationFn: removeSample });
  const ids = removal.data?.operations ?? [];
  const operations = useQueries({ queries: ids.map((id) => operationOptions(id)) });
  const isOver = ids.length > 0 && operations.every(({ data }) => data && data.state !== 'running');
  const share =
    operations.reduce(
      (sum, { data }) => sum + (data?.state === 'done' ? 1 : (data?.progress ?? 0)),
      0,
    ) / Math.max(1, ids.length);
  const failed = operations.find(({ data }) => data?.state === 'failed')?.data?.error;
  useEffect(() => {
    if (!isOver) return;
    void client.invalidateQueries({ queryKey: stateQueryOptions.queryKey });
    void client.invalidateQueries({ queryKey: startQueryOptions.queryKey });
    removal.reset();
  }, [isOver, client, removal.reset]);
  const error = removal.error ?? (failed === undefined ? null : new Error(failed));
  const isWorking = removal.isPending || ids.length > 0;
  return (
    <aside className="sample-banner" data-testid="sample-banner" aria-label={t('start.banner')}>
      <b>{t('start.banner')}</b> <span>{t('start.bannerNote')}</span>{' '}
      {isWorking ? (
        <span role="status">
          {t('imports.undoing')}{' '}
          <progress value={share} max={1} aria-label={t('imports.undoing')} />
        </span>
      ) : state && mayImport(state) ? (
        <button
          type="button"
          className="text-button"
          data-testid="sample-remove"
          onClick={() => removal.mutate()}
        >
          {t('start.bannerRemove')}
        </button>
      ) : null}
      {error ? <ImportProblem error={error} title={t('start.notRemoved')} /> : null}
    </aside>
  );
}

/** The banner with its texts. */
export const SampleBanner = withLaterMessages(Banner, null);
