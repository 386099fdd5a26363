import { useQuery } from '@tanstack/react-query';
import { paths } from '@throughline/api/contract/reports/paths';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api-error.ts';
import type { JourneyFilters } from '../../client/journey-queries.ts';
import { flowQueryOptions } from '../../client/journey-queries.ts';
import { usePeriod } from '../../client/use-period.ts';
import { askedDimensions } from '../../filters/asked-dimensions.ts';
import type { Period } from '../../format/days.ts';
import type { PageEntry } from '../../page-list.ts';
import { useView } from '../../view/view.ts';
import { ApiKeyScreen } from '../api-key-screen.tsx';
import { EmptyData } from '../empty-data.tsx';
import { EmptyPeriod } from '../empty-period.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { Footnote } from '../footnote.tsx';
import { LinkNotice } from '../link-notice.tsx';
import { TableSkeleton } from '../page-skeleton.tsx';
import { useStrays } from '../use-strays.ts';
import { FilterSentence } from './filter-sentence.tsx';
import { JourneysDrawer } from './journeys-drawer.tsx';
import { useJourneyFilters } from './use-journey-filters.ts';
import { useJourneyStrays } from './use-journey-strays.ts';
import '../../styles/journeys.css';
import '../../styles/journeys-drawer.css';

/** All reports about journeys take the same conditions. */
const DIMENSIONS = askedDimensions(paths.query.shape);

interface JourneysPageProps {
  page: PageEntry;
  /** The heading. */
  question: string;
  /** The answer in a sentence, and below it what proves it. */
  answer: (filters: JourneyFilters) => ReactNode;
  children: (filters: JourneyFilters) => ReactNode;
}

/** A page about journeys: its sentence of filters, its question, and the drawer that lists the journeys of any figure. */
export function JourneysPage({ page, question, answer, children }: JourneysPageProps) {
  const { t } = useTranslation();
  const { state } = useView();
  const period = usePeriod(state.period, page.usualPeriod);
  const filters = useJourneyFilters(period.days);
  const strays = useStrays(page.own, useJourneyStrays());
  const all = useQuery({ ...flowQueryOptions(filters), enabled: period.known });
  useEffect(() => {
    document.title = `${question} – Throughline`;
  }, [question]);

  const error = period.error ?? all.error;
  if (error instanceof ApiError && error.status === 401) return <ApiKeyScreen />;
  const none = all.data && all.data.totals.conversions + all.data.totals.nulls === 0;
  return (
    <>
      <div className="headline">
        <FilterSentence page={page} period={period} withOrder={false} dimensions={DIMENSIONS} />
        <LinkNotice strays={strays} />
        <h1>{question}</h1>
        {all.data && !none && !error ? answer(filters) : null}
      </div>
      {error ? (
        <ErrorNotice
          error={error}
          title={t('error.title')}
          onRetry={() => {
            if (period.error) period.retry();
            else void all.refetch();
          }}
          withStale={all.data !== undefined}
        />
      ) : null}
      {none ? <NoJourneys data={all.data.meta.data} question={question} /> : null}
      {all.data && !none ? (
        <div className="journeys-panels" data-testid="content">
          {children(filters)}
        </div>
      ) : all.data || error ? null : (
        <TableSkeleton />
      )}
      {all.data && !none ? <Footnote meta={all.data.meta} /> : null}
      <JourneysDrawer filters={filters} />
    </>
  );
}

/** No data at all, or none of the days and conditions that were asked for. */
function NoJourneys({ data, question }: { data: Period | null; question: string }) {
  const { state } = useView();
  return data === null ? (
    <EmptyData willStand={question} />
  ) : (
    <EmptyPeriod data={data} isNarrowed={state.where.length > 0} />
  );
}
