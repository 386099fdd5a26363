import { useQuery } from '@tanstack/react-query';
import type { JourneyTimeline } from '@throughline/api/contract/reports/journey';
import { useTranslation } from 'react-i18next';
import { readApiKey } from '../../client/api-key.ts';
import { timelinePath, timelineQueryOptions } from '../../client/journey-queries.ts';
import { CopyButton } from '../../controls/copy-button.tsx';
import { curlLine } from '../../controls/curl-line.ts';
import { tsv } from '../../format/tsv.ts';
import { useView } from '../../view/view.ts';
import { ErrorNotice } from '../error-notice.tsx';
import { modelsOf } from './credit-columns.ts';
import { CreditTable } from './credit-table.tsx';
import { DrawerSkeleton } from './drawer-skeleton.tsx';
import { evidenceText } from './evidence-text.ts';
import { timelineEvents } from './timeline-events.ts';
import { TouchItem } from './touch-item.tsx';

interface TimelineProps {
  conversion: string;
  /** Opens a level of the drawer below this one, where the drawer has levels. */
  onOpen?: (level: string) => void;
}

/** One conversion: what it was, how the person came to it, and who is credited. */
export function JourneyTimelineView({ conversion, onOpen }: TimelineProps) {
  const { t } = useTranslation();
  const query = useQuery(timelineQueryOptions(conversion));
  if (query.error) {
    return (
      <ErrorNotice
        error={query.error}
        title={t('journeys.panel.failed')}
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (!query.data) return <DrawerSkeleton />;
  return <Timeline report={query.data} {...(onOpen && { onOpen })} />;
}

function Timeline({ report, onOpen }: { report: JourneyTimeline } & Pick<TimelineProps, 'onOpen'>) {
  const { t } = useTranslation();
  const { format } = useView();
  const { conversion, meta, touches, identifiers } = report;
  const money = (value: string | null) => format.inSentence(value, 'money', meta.currency);
  const models = modelsOf(touches);
  return (
    <article data-testid="timeline" data-id={conversion.conversion}>
      <div className="drawer-sum">
        <span className="soft">
          {t(`journeys.timeline.kind_${conversion.kind}`)} ·{' '}
          {format.moment(conversion.at, meta.timezone)}
        </span>
        <strong className="timeline-title">{conversion.label}</strong>
        <dl className="facts">
          <dt>{t('journeys.timeline.revenue')}</dt>
          <dd>{money(conversion.revenue)}</dd>
          <dt>{t('journeys.timeline.margin')}</dt>
          <dd>{money(conversion.margin)}</dd>
          {conversion.kind === 'lead' ? null : (
            <>
              <dt>{t('journeys.timeline.paid')}</dt>
              <dd>{format.day(conversion.payment_day)}</dd>
            </>
          )}
          <dt>{t('journeys.timeline.source')}</dt>
          <dd>
            {conversion.source} {conversion.native_id}
          </dd>
          {identifiers.length > 0 ? (
            <>
              <dt>{t('journeys.timeline.identifiers')}</dt>
              <dd>{format.list(identifiers.map((entry) => evidenceText(t, entry)))}</dd>
            </>
          ) : null}
        </dl>
        <p className="soft">
          {identifiers.length === 0 ? `${t('journeys.timeline.noIdentifiers')} ` : ''}
          {conversion.kind === 'lead'
            ? ''
            : t(`journeys.timeline.${conversion.is_first_purchase ? 'first' : 'again'}`)}
        </p>
        <p className="panel-copies">
          {onOpen && /^\d+$/.test(conversion.person) ? (
            <button
              type="button"
              className="text-button"
              data-testid="timeline-customer"
              onClick={() => onOpen(`customer:customers/${conversion.person}`)}
            >
              {t('data.customerCard')}
            </button>
          ) : null}
          <CopyButton
            label={t('journeys.panel.copyQuery')}
            testId="timeline-copy-query"
            text={() =>
              curlLine(
                window.location.origin,
                timelinePath(conversion.conversion),
                {},
                readApiKey() !== null,
              )
            }
          />
          <CopyButton
            label={t('journeys.panel.copyData')}
            testId="timeline-copy-data"
            text={() =>
              tsv(
                ['seq', 'at', 'kind', 'channel', 'source', 'campaign', 'keyword', ...models],
                touches.map((touch) => [
                  touch.seq,
                  touch.at,
                  touch.kind,
                  touch.channel,
                  touch.source,
                  touch.campaign,
                  touch.keyword,
                  ...models.map((model) => touch.credit[model]?.share),
                ]),
              )
            }
          />
        </p>
      </div>
      {touches.length === 0 ? (
        <p className="panel-empty" data-testid="timeline-empty">
          {t('journeys.timeline.noTouches', { count: meta.lookback_days })}
        </p>
      ) : (
        <>
          <h3>{t('journeys.timeline.touchesTitle')}</h3>
          <ol className="timeline">
            {timelineEvents(report).map((event) =>
              event.kind === 'touch' ? (
                <TouchItem
                  key={`touch-${event.touch.seq}`}
                  touch={event.touch}
                  timezone={meta.timezone}
                  next={event.next}
                />
              ) : (
                <li
                  key={event.kind}
                  className="timeline-item milestone"
                  data-testid={`milestone-${event.kind}`}
                >
                  <span className="timeline-mark" aria-hidden="true" />
                  <div className="timeline-body timeline-head">
                    <span className="timeline-channel">
                      {event.kind === 'conversion'
                        ? `${t(`journeys.timeline.converted_${conversion.kind}`)} ${conversion.label}`
                        : t(`journeys.timeline.${event.kind}`)}
                    </span>
                    <span className="soft timeline-when">
                      {format.moment(event.at, meta.timezone)}
                    </span>
                  </div>
                </li>
              ),
            )}
          </ol>
          <CreditTable report={report} />
        </>
      )}
    </article>
  );
}
