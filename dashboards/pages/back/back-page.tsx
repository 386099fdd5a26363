import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api-error.ts';
import { backQueryOptions } from '../../client/back.ts';
import { ApiKeyScreen } from '../api-key-screen.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { TableSkeleton } from '../page-skeleton.tsx';
import { BackTargetSection } from './back-target.tsx';
import '../../styles/back.css';

/** "What do ad platforms know of our sales?": every target, what went there, and what stayed and why. */
export function BackPage() {
  const { t } = useTranslation();
  const targets = useQuery(backQueryOptions);
  const title = t('back.title');
  useEffect(() => {
    document.title = `${title} – Throughline`;
  }, [title]);
  const { error } = targets;
  if (error instanceof ApiError && error.status === 401) return <ApiKeyScreen />;
  return (
    <>
      <div className="headline">
        <h1>{title}</h1>
        <p className="answer">{t('back.answer')}</p>
      </div>
      {error ? (
        <ErrorNotice
          error={error}
          title={t('error.title')}
          onRetry={() => void targets.refetch()}
        />
      ) : targets.isPending ? (
        <TableSkeleton />
      ) : targets.data.length === 0 ? (
        <div className="content" data-testid="content">
          <section className="state-screen" data-testid="back-none">
            <h2>{t('back.none')}</h2>
            <p>{t('back.noneHow')}</p>
            <pre>
              <code>npx throughline send &lt;target&gt; --dry-run</code>
            </pre>
          </section>
        </div>
      ) : (
        <div className="content" data-testid="content">
          {targets.data.map((target) => (
            <BackTargetSection key={target.name} target={target} />
          ))}
        </div>
      )}
    </>
  );
}
