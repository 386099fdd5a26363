import type { ReportName } from '@throughline/api/contract/reports/index';
import type { Opening } from '@throughline/api/contract/table';
import type { ComponentType } from 'react';
import { lazy } from 'react';

export interface ReportFigureProps {
  /** The report's own answer, as its contract has it. */
  answer: never;
  /** What the report was asked. */
  asked: never;
  /** Opens the drawer on a figure of the table. */
  onOpen: (column: { readonly key: string }, opening: Opening) => void;
}

/** What is drawn above the table of a report; the table says the same. */
export const REPORT_FIGURES: Partial<Record<ReportName, ComponentType<ReportFigureProps>>> = {
  'channel-rules': lazy(async () => {
    const { RulesFigure } = await import('../pages/data/rules-figure.tsx');
    return { default: RulesFigure as unknown as ComponentType<ReportFigureProps> };
  }),
  'smart-goals': lazy(async () => {
    const { GoalsFigure } = await import('../pages/smart-goals/figure-with-messages.tsx');
    return { default: GoalsFigure as unknown as ComponentType<ReportFigureProps> };
  }),
  'data-quality': lazy(async () => {
    const { HealthFigure } = await import('../pages/data/health-figure.tsx');
    return { default: HealthFigure as unknown as ComponentType<ReportFigureProps> };
  }),
  changes: lazy(async () => {
    const { ChangesFigure } = await import('../pages/changes/changes-figure.tsx');
    return { default: ChangesFigure as unknown as ComponentType<ReportFigureProps> };
  }),
  overview: lazy(async () => {
    const { OverviewFigure } = await import('../pages/overview/overview-figure.tsx');
    return { default: OverviewFigure as unknown as ComponentType<ReportFigureProps> };
  }),
  swot: lazy(async () => {
    const { SwotFigure } = await import('../pages/swot/swot-figure.tsx');
    return { default: SwotFigure as unknown as ComponentType<ReportFigureProps> };
  }),
  fraud: lazy(async () => {
    const { FraudFigure } = await import('../pages/fraud/fraud-figure.tsx');
    return { default: FraudFigure as unknown as ComponentType<ReportFigureProps> };
  }),
  maturity: lazy(async () => {
    const { MaturityFigure } = await import('../pages/maturity/maturity-figure.tsx');
    return { default: MaturityFigure as unknown as ComponentType<ReportFigureProps> };
  }),
  funnel: lazy(async () => {
    const { FunnelFigure } = await import('../pages/funnel/funnel-figure.tsx');
    return { default: FunnelFigure as unknown as ComponentType<ReportFigureProps> };
  }),
  'close-changes': lazy(async () => {
    const { CloseListSection } = await import('../pages/closes/close-list.tsx');
    return { default: CloseListSection as unknown as ComponentType<ReportFigureProps> };
  }),
  reconcile: lazy(async () => {
    const { ReconcileFigure } = await import('../pages/reconcile/reconcile-figure.tsx');
    return { default: ReconcileFigure as unknown as ComponentType<ReportFigureProps> };
  }),
  customers: lazy(async () => {
    const { CustomerSearch } = await import('../pages/customers/search-with-messages.tsx');
    return { default: CustomerSearch as unknown as ComponentType<ReportFigureProps> };
  }),
  cohorts: lazy(async () => {
    const { CohortsFigure } = await import('../pages/cohorts/cohorts-figure.tsx');
    return { default: CohortsFigure as unknown as ComponentType<ReportFigureProps> };
  }),
  nps: lazy(async () => {
    const { NpsFigure } = await import('../pages/nps/nps-figure.tsx');
    return { default: NpsFigure as unknown as ComponentType<ReportFigureProps> };
  }),
  months: lazy(async () => {
    const { MonthsFigure } = await import('../pages/months/months-figure.tsx');
    return { default: MonthsFigure as unknown as ComponentType<ReportFigureProps> };
  }),
  multiverse: lazy(async () => {
    const { MultiverseFigure } = await import('../pages/multiverse/multiverse-figure.tsx');
    return { default: MultiverseFigure as unknown as ComponentType<ReportFigureProps> };
  }),
};
