import type { JourneyTimeline } from '@throughline/api/contract/reports/journey';
import { useTranslation } from 'react-i18next';
import { channelColourVariable } from '../../charts/channel-colour.ts';
import { channelName, wordText } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import { duration } from './duration.ts';
import { evidenceText } from './evidence-text.ts';

interface TouchItemProps {
  touch: JourneyTimeline['touches'][number];
  timezone: string;
  /** Time of what comes next, for the gap below. */
  next: string;
}

/** One touch of a timeline: when, through which channel, and why it is this person's. */
export function TouchItem({ touch, timezone, next }: TouchItemProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const from = [touch.source, touch.campaign, touch.ad_group, touch.keyword, touch.content];
  const kind = t(`journeys.timeline.kind.${touch.kind}`, { defaultValue: touch.kind });
  const isOther = touch.channel_ga4 !== touch.channel;
  const gap = Math.max(0, Date.parse(next) - Date.parse(touch.at));
  return (
    <li className="timeline-item" data-testid="touch" data-seq={touch.seq}>
      <span
        className="timeline-dot"
        style={{ background: `var(${channelColourVariable(touch.channel)})` }}
        aria-hidden="true"
      />
      <div className="timeline-body">
        <div className="timeline-head">
          <span className="timeline-channel">
            {touch.seq}. {channelName(t, touch.channel)}
          </span>
          <span className="soft timeline-when">{format.moment(touch.at, timezone)}</span>
        </div>
        <p className="soft">{[kind, ...from.filter((part) => part !== '')].join(' · ')}</p>
        <p className="soft" data-testid="why-channel">
          {t('journeys.timeline.why', { rule: wordText(t, 'rule', touch.rule) })}
          {isOther
            ? ` · ${t('journeys.timeline.inGa4', { channel: wordText(t, 'channel_ga4', touch.channel_ga4) })}`
            : ''}
        </p>
        {touch.milestones.map((milestone) => (
          <p key={milestone} className="timeline-last">
            {t(`journeys.timeline.last_${milestone}`)}
          </p>
        ))}
        <p className="soft">
          {touch.evidence.length === 0
            ? t('journeys.timeline.noEvidence')
            : t('journeys.timeline.evidence', {
                evidence: format.list(touch.evidence.map((entry) => evidenceText(t, entry))),
              })}
        </p>
        <p className="timeline-gap soft">
          {gap < 60_000
            ? t('journeys.timeline.soon')
            : t('journeys.timeline.later', { span: duration(gap, format.locale) })}
        </p>
      </div>
    </li>
  );
}
