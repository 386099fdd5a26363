import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BadRowGroups } from '@throughline/api/contract/operations';
import { useEffect } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api-error.ts';
import { badRowGroupsOptions, retryBadRows } from '../../client/data-queries.ts';
import { shownStateOptions } from '../../client/queries.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { useView } from '../../view/view.ts';
import { ApiKeyScreen } from '../api-key-screen.tsx';
import '../../styles/data.css';

/** Records that could not be read, by their reason, each to be tried again once it is mended. */
export function RejectedPage() {
  const { t, i18n } = useTranslation();
  const { data, error } = useQuery(badRowGroupsOptions);
  const question = t('quality.rejected.question');
  useEffect(() => {
    document.title = `${question} – Throughline`;
  }, [question]);
  if (error instanceof ApiError && error.status === 401) return <ApiKeyScreen />;
  const isForbidden = error instanceof ApiError && error.status === 403;
  const count = data?.groups.reduce((sum, { records }) => sum + records, 0) ?? 0;
  return (
    <>
      <div className="headline">
        <h1>{question}</h1>
        {data ? (
          <p className="answer">
            {count === 0 ? (
              t('quality.rejected.none')
            ) : (
              <Trans
                i18nKey="quality.rejected.answer"
                count={count}
                values={{ count }}
                components={{ b: <b /> }}
              />
            )}
          </p>
        ) : null}
      </div>
      {isForbidden ? (
        <p data-testid="forbidden">{t('quality.rejected.forbidden')}</p>
      ) : error ? (
        <p role="alert" className="bad">
          {problemText(error, t, i18n)}
        </p>
      ) : null}
      {data && count > 0 ? (
        <section className="table-block" data-testid="rejected">
          <p className="soft">{t('quality.rejected.help')}</p>
          {data.groups.map((group) => (
            <Group
              key={`${group.source} ${group.account} ${group.code} ${group.field}`}
              {...group}
            />
          ))}
        </section>
      ) : null}
    </>
  );
}

function Group(group: BadRowGroups['groups'][number]) {
  const { source, account, code, field, expected, message, example, records } = group;
  const { t, i18n } = useTranslation();
  const { format } = useView();
  const client = useQueryClient();
  const { data: state } = useQuery(shownStateOptions);
  const retry = useMutation({
    mutationFn: () => retryBadRows({ source, account, code, field }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['bad-rows'] }),
  });
  return (
    <article className="rejected-group">
      <div className="section-head">
        <h2>
          {source} · {account}
        </h2>
        <span className="soft">
          {[
            t('quality.rejected.records', { count: records }),
            `${t('quality.rejected.last')}: ${format.moment(group.last_received, state?.timezone ?? 'UTC')}`,
          ].join(' · ')}
        </span>
        <button
          type="button"
          className="text-button push"
          disabled={retry.isPending}
          onClick={() => retry.mutate()}
        >
          {retry.isPending ? t('quality.rejected.retrying') : t('quality.rejected.retry')}
        </button>
      </div>
      <p>
        {message} <span className="soft">({code})</span>
      </p>
      <dl className="because">
        {field ? (
          <div>
            <dt>{t('quality.rejected.field')}</dt>
            <dd>{field}</dd>
          </div>
        ) : null}
        {expected ? (
          <div>
            <dt>{t('quality.rejected.expected')}</dt>
            <dd>{expected}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('quality.rejected.example')}</dt>
          <dd>
            <code>{example}</code>
          </dd>
        </div>
      </dl>
      <div aria-live="polite">
        {retry.error ? <p className="bad">{problemText(retry.error, t, i18n)}</p> : null}
        {retry.data ? (
          <p className="good">{t('quality.rejected.retried', { count: retry.data.deliveries })}</p>
        ) : null}
      </div>
    </article>
  );
}
