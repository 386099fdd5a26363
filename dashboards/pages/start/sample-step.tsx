import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { progressOptions } from '../../client/files.ts';
import { stateQueryOptions } from '../../client/queries.ts';
import { startSample } from '../../client/sample.ts';
import { startQueryOptions } from '../../client/start-query.ts';
import { ImportProblem } from '../import/import-problem.tsx';

interface SampleStepProps {
  readonly isIn: boolean;
  readonly mayStart: boolean;
}

/** A sample business by one press; it stands beside one's own data until it is removed. */
export function SampleStep({ isIn, mayStart }: SampleStepProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const started = useMutation({
    mutationFn: startSample,
    onSettled: () => client.invalidateQueries({ queryKey: stateQueryOptions.queryKey }),
  });
  const ids = started.data?.imports ?? [];
  const progress = useQueries({ queries: ids.map((id) => progressOptions(id)) });
  const isVisible = ids.length > 0 && progress.every(({ data }) => data?.visible === true);
  const share =
    progress.reduce((sum, { data }) => sum + (data?.progress ?? 0), 0) / Math.max(1, ids.length);
  useEffect(() => {
    if (!isVisible) return;
    void client.invalidateQueries({ queryKey: startQueryOptions.queryKey });
    void client.invalidateQueries({ queryKey: stateQueryOptions.queryKey });
  }, [isVisible, client]);
  const isWorking = started.isPending || (ids.length > 0 && !isVisible);
  return (
    <div className="start-body">
      <p>{t('start.sampleStep.what')}</p>
      {started.error ? (
        <ImportProblem error={started.error} title={t('start.sampleStep.failed')} />
      ) : null}
      {isWorking ? (
        <p role="status" className="start-wait">
          {t('start.sampleStep.working')}{' '}
          <progress value={share} max={1} aria-label={t('start.sampleStep.working')} />
        </p>
      ) : isIn ? (
        <p role="status" data-testid="sample-in">
          {t('start.sampleStep.isIn')}
        </p>
      ) : (
        <p>
          <button
            type="button"
            className="solid-button"
            data-testid="sample-start"
            disabled={!mayStart}
            onClick={() => started.mutate()}
          >
            {t('start.sampleStep.start')}
          </button>
        </p>
      )}
    </div>
  );
}
