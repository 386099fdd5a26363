import '../../styles/journeys.css';
import '../../styles/journeys-drawer.css';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JourneyFilters } from '../../client/journey-queries.ts';
import { flowQueryOptions } from '../../client/journey-queries.ts';
import { FlowPanel } from './flow-panel.tsx';
import { JourneysDrawer } from './journeys-drawer.tsx';
import { LagsPanel } from './lags-panel.tsx';
import { OverlapPanel } from './overlap-panel.tsx';
import { PanelEmpty } from './panel-empty.tsx';
import { PathsPanel } from './paths-panel.tsx';

export type { JourneyFilters } from '../../client/journey-queries.ts';

/**
 * What journeys look like: paths, flows, how long they take, which channels meet; and the drawer that
 * lists the journeys behind any figure. The drawer opens by the address (see `opened.ts`).
 */
export function JourneysPanels({ filters }: { filters: JourneyFilters }) {
  const { t } = useTranslation();
  const { data: all } = useQuery(flowQueryOptions(filters));
  if (all && all.totals.conversions + all.totals.nulls === 0) {
    // Said once for all panels.
    return (
      <section className="journeys-panels" data-testid="journeys-panels">
        <h2>{t(`journeys.paths.title_${filters.of}`)}</h2>
        <PanelEmpty data={all.meta.data} />
        <JourneysDrawer filters={filters} />
      </section>
    );
  }
  return (
    <div className="journeys-panels" data-testid="journeys-panels">
      <PathsPanel filters={filters} />
      <FlowPanel filters={filters} />
      <LagsPanel filters={filters} />
      <OverlapPanel filters={filters} />
      <JourneysDrawer filters={filters} />
    </div>
  );
}
