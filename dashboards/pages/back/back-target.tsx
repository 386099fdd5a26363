import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BackTarget } from '@throughline/api/contract/way-back';
import { useTranslation } from 'react-i18next';
import { backQueryOptions, sendConversions, showSending } from '../../client/back.ts';
import { shownStateOptions } from '../../client/queries.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { saveFile } from '../../report/save-file.ts';
import { useView } from '../../view/view.ts';
import { Counts } from './counts.tsx';
import { SendingExamples } from './sending-examples.tsx';

/** One platform: what goes there, what went, what stayed and why, and the way to send. */
export function BackTargetSection({ target }: { target: BackTarget }) {
  const { t, i18n } = useTranslation();
  const { format } = useView();
  const timezone = useQuery(shownStateOptions).data?.timezone ?? 'UTC';
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: backQueryOptions.queryKey });
  const dry = useMutation({ mutationFn: () => showSending(target.name), onSuccess: again });
  const sent = useMutation({
    mutationFn: () => sendConversions(target.name, 'http'),
    onSettled: again,
  });
  const filed = useMutation({
    mutationFn: () => sendConversions(target.name, 'file'),
    onSuccess: ({ file }) => {
      if (file) saveFile(new Blob([file.text], { type: file.type }), file.name);
    },
    onSettled: again,
  });
  const error = dry.error ?? sent.error ?? filed.error;
  const isBusy = dry.isPending || sent.isPending || filed.isPending;
  const refused = { ...target.rejections };
  for (const [reason, count] of Object.entries(target.refused_later))
    refused[reason] = Math.max(refused[reason] ?? 0, count);
  const moment = (iso: string) => format.moment(iso, timezone);
  return (
    <section className="table-block back-target" data-testid={`back-${target.name}`}>
      <div className="section-head">
        <h2>{target.name}</h2>
        <span className="soft">
          {t(`back.vendor.${target.vendor}`, { defaultValue: target.vendor })} {target.account} ·{' '}
          {target.conversions
            .map(({ of, as }) =>
              t('back.goes', { of: t(`back.of.${of}`, { defaultValue: of }), as }),
            )
            .join(', ')}
        </span>
      </div>
      <p className="soft">
        {target.last
          ? `${t('back.last', { at: moment(target.last.at) })}${target.last.by && ` ${t('back.by', { who: target.last.by })}`}`
          : t('back.never')}
      </p>
      {target.stopped ? (
        <p className="bad" role="status">
          {target.resting_until
            ? t('back.resting', { reason: target.stopped, until: moment(target.resting_until) })
            : t('back.stopped', { reason: target.stopped })}
        </p>
      ) : null}
      <div className="back-counts">
        <Counts title={t('back.sent')} words="back.states" counts={target.states} />
        <Counts title={t('back.stayed')} words="back.reason" counts={target.left} />
        {Object.keys(refused).length > 0 ? (
          <Counts title={t('back.refused')} words="back.refusal" counts={refused} />
        ) : null}
      </div>
      <p className="back-actions">
        <button
          type="button"
          className="text-button"
          data-testid={`dry-${target.name}`}
          disabled={isBusy}
          onClick={() => dry.mutate()}
        >
          {dry.isPending ? t('back.dryRunning') : t('back.dryRun')}
        </button>
        <button
          type="button"
          className="solid-button"
          data-testid={`send-${target.name}`}
          disabled={isBusy || !target.dry_run_seen}
          onClick={() => sent.mutate()}
        >
          {sent.isPending ? t('back.sending') : t('back.send')}
        </button>
        <button
          type="button"
          className="text-button"
          data-testid={`file-${target.name}`}
          disabled={isBusy || !target.dry_run_seen}
          onClick={() => filed.mutate()}
        >
          {t('back.file')}
        </button>
        {target.dry_run_seen ? null : <span className="soft">{t('back.dryFirst')}</span>}
      </p>
      {error ? (
        <p role="alert" className="bad">
          {problemText(error, t, i18n)}
        </p>
      ) : null}
      <div className="back-shown" aria-live="polite">
        {sent.data ? <p>{t('back.ran', { ...sent.data })}</p> : null}
        {filed.data ? (
          <p>{t('back.filed', { count: filed.data.filed, waiting: filed.data.waiting })}</p>
        ) : null}
        {dry.data && !sent.data && !filed.data ? (
          <SendingExamples shown={dry.data} moment={moment} />
        ) : null}
      </div>
    </section>
  );
}
