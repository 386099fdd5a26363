import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BadRowGroups } from '@throughline/api/contract/operations';
import { useTranslation } from 'react-i18next';
import { badRowGroupsOptions, retryBadRows } from '../../client/data-queries.ts';
import { shownStateOptions } from '../../client/queries.ts';
import { sourceName } from '../../i18n/channel-name.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { withLaterMessages } from '../../i18n/with-later-messages.tsx';
import { useView } from '../../view/view.ts';
import { PageSkeleton } from '../page-skeleton.tsx';
import { AskedPage } from './asked-page.tsx';
import '../../styles/data.css';

/** Records that could not be read, by their reason, each to be tried again once it is mended. */
function Rejected() {
  const { t } = useTranslation();
  const { data, error } = useQuery(badRowGroupsOptions);
  const count = data?.groups.reduce((sum, { records }) => sum + records, 0);
  return (
    <AskedPage words="rejected" count={count} error={error}>
      {data && count ? (
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
    </AskedPage>
  );
}

/** Reasons have the words that files have; they come with the page. */
export const RejectedPage = withLaterMessages(Rejected, <PageSkeleton />);

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
          {sourceName(t, source)} · {account}
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
        {t(`fileFault.${code}`, { defaultValue: message })} <span className="soft">({code})</span>
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
