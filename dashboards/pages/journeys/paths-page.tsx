import { useQuery } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import type { JourneyFilters } from '../../client/journey-queries.ts';
import { flowQueryOptions } from '../../client/journey-queries.ts';
import type { PageEntry } from '../../page-list.ts';
import { useView } from '../../view/view.ts';
import { FlowPanel } from './flow-panel.tsx';
import { JourneysPage } from './journeys-page.tsx';
import { usePathText } from './path-chips.tsx';
import { PathsPanel } from './paths-panel.tsx';

/** "Which journeys lead to a sale, and which do not?": the paths, and how one channel hands over to the next. */
export function PathsPage({ page }: { page: PageEntry }) {
  const { t } = useTranslation();
  const { state } = useView();
  return (
    <JourneysPage
      page={page}
      question={t(`journeys.paths.title_${state.of}`)}
      answer={(filters) => <Answer filters={filters} />}
    >
      {(filters) => (
        <>
          <PathsPanel filters={filters} />
          <FlowPanel filters={filters} />
        </>
      )}
    </JourneysPage>
  );
}

/** The path that most came by. */
function Answer({ filters }: { filters: JourneyFilters }) {
  const { t } = useTranslation();
  const { format } = useView();
  const pathText = usePathText();
  const { data } = useQuery(flowQueryOptions(filters));
  const top = data?.rows.find(({ conversions, path }) => conversions > 0 && path.length > 0);
  if (!data || !top) return null;
  const { conversions, nulls } = data.totals;
  return (
    <p className="answer" data-testid="answer">
      <Trans
        t={t}
        i18nKey={`journeys.paths.answer_${filters.of}`}
        values={{
          path: pathText(top.path),
          found: format.value(top.conversions, 'count'),
          all: format.value(conversions, 'count'),
          rate: format.value(top.rate, 'percent'),
          lost: format.value(nulls / (conversions + nulls), 'percent'),
        }}
        components={{ b: <b /> }}
      />
    </p>
  );
}
