import { useQuery } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import type { JourneyFilters } from '../../client/journey-queries.ts';
import { overlapQueryOptions } from '../../client/journey-queries.ts';
import { channelName } from '../../i18n/channel-name.ts';
import type { PageEntry } from '../../page-list.ts';
import { useView } from '../../view/view.ts';
import { JourneysPage } from './journeys-page.tsx';
import { OverlapPanel } from './overlap-panel.tsx';

/** "Which channels need each other?": who helps whom to close, and which come together. */
export function OverlapPage({ page }: { page: PageEntry }) {
  const { t } = useTranslation();
  return (
    <JourneysPage
      page={page}
      question={t('journeys.overlap.question')}
      answer={(filters) => <Answer filters={filters} />}
    >
      {(filters) => <OverlapPanel filters={filters} />}
    </JourneysPage>
  );
}

/** The channel that most often helps another to close. */
function Answer({ filters }: { filters: JourneyFilters }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { data } = useQuery(overlapQueryOptions(filters));
  const helper = data?.channels.reduce<(typeof data.channels)[number] | null>(
    (most, channel) => (channel.assisted > (most?.assisted ?? 0) ? channel : most),
    null,
  );
  if (!data) return null;
  return (
    <p className="answer" data-testid="answer">
      {helper ? (
        <Trans
          t={t}
          i18nKey="journeys.overlap.answer"
          values={{
            channel: channelName(t, helper.channel),
            assisted: format.value(helper.assisted, 'count'),
            last: format.value(helper.last, 'count'),
          }}
          components={{ b: <b /> }}
        />
      ) : (
        t('journeys.overlap.answerNone')
      )}
    </p>
  );
}
