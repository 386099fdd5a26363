import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { importsQueryOptions, progressOptions } from '../../../client/files.ts';
import { startQueryOptions } from '../../../client/start-query.ts';
import { StartSummary } from '../start-summary.tsx';

/** Costs that were stored just now, on their way into the reports. The list below takes each out again. */
export function SavedCosts({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const progress = useQueries({ queries: ids.map((id) => progressOptions(id)) });
  const isVisible = progress.every(({ data }) => data?.visible === true);
  useEffect(() => {
    if (!isVisible) return;
    void client.invalidateQueries({ queryKey: importsQueryOptions.queryKey });
    void client.invalidateQueries({ queryKey: startQueryOptions.queryKey });
  }, [isVisible, client]);
  return (
    <div data-testid="costs-saved" data-visible={isVisible}>
      <p role="status">
        <b>{t('costs.saved', { count: ids.length })}</b>{' '}
        {isVisible ? t('costs.visible') : t('imports.working')}
      </p>
      {isVisible ? <StartSummary /> : null}
    </div>
  );
}
