import { useQuery } from '@tanstack/react-query';
import type { OpeningQuery } from '@throughline/api/contract/table';
import { useTranslation } from 'react-i18next';
import { requestText } from '../client/request.ts';
import { CopyButton } from '../controls/copy-button.tsx';
import { ErrorNotice } from '../pages/error-notice.tsx';

interface DrillStatementsProps {
  /** Of the question below the reports. */
  path: string;
  query: OpeningQuery;
}

/** The SQL that rows are read with, values and all: what an analyst runs to see for themselves. */
export function DrillStatements({ path, query }: DrillStatementsProps) {
  const { t } = useTranslation();
  const statements = useQuery({
    queryKey: ['statements', path, query],
    queryFn: ({ signal }) =>
      requestText(`/api/v1/reports/${path}`, query, 'application/sql', signal),
  });
  if (statements.error)
    return (
      <ErrorNotice
        error={statements.error}
        title={t('behind.sqlFailed')}
        onRetry={() => void statements.refetch()}
      />
    );
  const { data } = statements;
  if (data === undefined)
    return (
      <p className="soft" role="status">
        {t('behind.sqlLoading')}
      </p>
    );
  return (
    <section className="statements" aria-label={t('behind.sql')}>
      <p className="soft">{t('behind.sqlNote')}</p>
      <pre data-testid="drawer-statements">
        <code>{data}</code>
      </pre>
      <CopyButton label={t('behind.copySql')} testId="drawer-copy-sql" text={() => data} />
    </section>
  );
}
