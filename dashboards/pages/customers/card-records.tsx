import type { CustomerCard } from '@throughline/api/contract/reports/customers-card';
import { useTranslation } from 'react-i18next';
import { channelColourVariable } from '../../charts/channel-colour.ts';
import { channelName, wordText } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';

/** Every touch, call and answer, the newest first. */
export function CardRecords({ card }: { card: CustomerCard }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { touches, calls, surveys, totals, meta } = card;
  const moment = (at: string) => (at === '' ? '—' : format.moment(at, meta.timezone));
  return (
    <>
      <h3>{t('customerCard.touches', { count: totals.touches })}</h3>
      <ol className="timeline">
        {touches.map(({ at, kind, channel, source, campaign }) => (
          <li key={`${at} ${kind} ${campaign}`} className="timeline-item" data-testid="card-touch">
            <span
              className="timeline-dot"
              style={{ background: `var(${channelColourVariable(channel)})` }}
              aria-hidden="true"
            />
            <div className="timeline-body">
              <div className="timeline-head">
                <span className="timeline-channel">{channelName(t, channel)}</span>
                <span className="soft timeline-when">{moment(at)}</span>
              </div>
              <p className="soft">
                {[t(`journeys.timeline.kind.${kind}`, { defaultValue: kind }), source, campaign]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {calls.length > 0 ? (
        <>
          <h3>{t('customerCard.calls', { count: calls.length })}</h3>
          <ul className="journey-rows">
            {calls.map(({ at, direction, status, operator, talk_seconds: seconds }) => (
              <li key={`${at} ${direction}`} className="journey-row">
                <span className="journey-name">
                  {t(`customerCard.direction_${direction === 'out' ? 'out' : 'in'}`)} ·{' '}
                  {wordText(t, 'outcome', status)}
                </span>
                <span className="soft journey-length">{moment(at)}</span>
                <span className="soft journey-when">
                  {wordText(t, 'operator', operator)}
                  {seconds === null ? '' : ` · ${t('customerCard.talk', { seconds })}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {surveys.length > 0 ? (
        <>
          <h3>{t('customerCard.surveys', { count: surveys.length })}</h3>
          <ul className="journey-rows">
            {surveys.map(({ at, survey, type, score, comment }) => (
              <li key={`${at} ${survey} ${type}`} className="journey-row">
                <span className="journey-name">
                  {type.toUpperCase()} {score === null ? '—' : format.value(score, 'count')}
                </span>
                <span className="soft journey-length">{moment(at)}</span>
                <span className="soft journey-when">
                  {[wordText(t, 'survey', survey), comment]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
