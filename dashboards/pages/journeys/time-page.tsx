import { useQuery } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import type { JourneyFilters } from '../../client/journey-queries.ts';
import { lagsQueryOptions } from '../../client/journey-queries.ts';
import type { PageEntry } from '../../page-list.ts';
import { useView } from '../../view/view.ts';
import { DAY_MS, duration } from './duration.ts';
import { usualStage } from './journey-choices.ts';
import { JourneysPage } from './journeys-page.tsx';
import { LagsPanel } from './lags-panel.tsx';

/** "How long until the money comes?": days and touches up to each stage. */
export function TimePage({ page }: { page: PageEntry }) {
  const { t } = useTranslation();
  const { state } = useView();
  return (
    <JourneysPage
      page={page}
      question={t(`journeys.lags.question_${state.of === 'lead' ? 'lead' : 'money'}`)}
      answer={(filters) => <Answer filters={filters} />}
    >
      {(filters) => <LagsPanel filters={filters} />}
    </JourneysPage>
  );
}

/** Within how many days half of it has come, and nine of ten. */
function Answer({ filters }: { filters: JourneyFilters }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { data } = useQuery(lagsQueryOptions(filters));
  const stage = usualStage(filters.of);
  const days = data?.days[stage];
  if (!days || days.median === null || days.p90 === null) return null;
  return (
    <p className="answer" data-testid="answer">
      <Trans
        t={t}
        i18nKey={`journeys.lags.answer_${filters.of}`}
        values={{
          median: duration(days.median * DAY_MS, format.locale),
          p90: duration(days.p90 * DAY_MS, format.locale),
          touches: format.value(data.touches.median, 'count'),
        }}
        components={{ b: <b /> }}
      />
    </p>
  );
}
