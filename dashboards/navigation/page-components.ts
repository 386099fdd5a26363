import type { ComponentType } from 'react';
import { lazy } from 'react';
import type { PageEntry, PageName } from '../page-list.ts';
import { ChannelsPage } from '../pages/channels/channels-page.tsx';

/** What draws a page; each but the first comes when it is opened. */
export type PageComponent = ComponentType<{ page: PageEntry }>;

/** Pages with something particular; the others are made from the contract of their report. */
export const PAGE_COMPONENTS: Partial<Record<PageName, PageComponent>> = {
  channels: ChannelsPage,
  budget: lazy(async () => {
    const { BudgetPage } = await import('../pages/budget/budget-page.tsx');
    return { default: BudgetPage };
  }),
  links: lazy(async () => {
    const { LinksPage } = await import('../pages/links/links-page.tsx');
    return { default: LinksPage };
  }),
  back: lazy(async () => {
    const { BackPage } = await import('../pages/back/back-page.tsx');
    return { default: BackPage };
  }),
  models: lazy(async () => {
    const { ModelsPage } = await import('../pages/models/models-page.tsx');
    return { default: ModelsPage };
  }),
  incrementality: lazy(async () => {
    const { TestsPage } = await import('../pages/tests/tests-page.tsx');
    return { default: TestsPage };
  }),
  experiments: lazy(async () => {
    const { TestsPage } = await import('../pages/tests/tests-page.tsx');
    return { default: TestsPage };
  }),
  paths: lazy(async () => {
    const { PathsPage } = await import('../pages/journeys/paths-page.tsx');
    return { default: PathsPage };
  }),
  time: lazy(async () => {
    const { TimePage } = await import('../pages/journeys/time-page.tsx');
    return { default: TimePage };
  }),
  overlap: lazy(async () => {
    const { OverlapPage } = await import('../pages/journeys/overlap-page.tsx');
    return { default: OverlapPage };
  }),
  payback: lazy(async () => {
    const { PaybackPage } = await import('../pages/plan/payback-page.tsx');
    return { default: PaybackPage };
  }),
  'plan-fact': lazy(async () => {
    const { PlanFactPage } = await import('../pages/plan/plan-fact-page.tsx');
    return { default: PlanFactPage };
  }),
  'plan-edit': lazy(async () => {
    const { EditPage } = await import('../pages/plan/edit-page.tsx');
    return { default: EditPage };
  }),
  sources: lazy(async () => {
    const { SourcesPage } = await import('../pages/data/sources-page.tsx');
    return { default: SourcesPage };
  }),
  rejected: lazy(async () => {
    const { RejectedPage } = await import('../pages/data/rejected-page.tsx');
    return { default: RejectedPage };
  }),
  scenarios: lazy(async () => {
    const { ScenariosPage } = await import('../pages/plan/scenarios-page.tsx');
    return { default: ScenariosPage };
  }),
  import: lazy(async () => {
    const { ImportPage } = await import('../pages/import/page-with-messages.tsx');
    return { default: ImportPage };
  }),
};

/** What stands at `/` while there is no overview: the way to the first figure. */
export const StartScreen: ComponentType = lazy(async () => {
  const { StartScreen: screen } = await import('../pages/start/screen-with-messages.tsx');
  return { default: screen };
});

/** The page of any report. */
export const ReportPage: PageComponent = lazy(async () => {
  const { ReportPage: page } = await import('../report/report-page.tsx');
  return { default: page };
});
