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
  changes: lazy(async () => {
    const { ChangesFigure } = await import('../pages/changes/changes-figure.tsx');
    return { default: ChangesFigure as unknown as ComponentType<ReportFigureProps> };
  }),
  'close-changes': lazy(async () => {
    const { CloseListSection } = await import('../pages/closes/close-list.tsx');
    return { default: CloseListSection as unknown as ComponentType<ReportFigureProps> };
  }),
  reconcile: lazy(async () => {
    const { ReconcileFigure } = await import('../pages/reconcile/reconcile-figure.tsx');
    return { default: ReconcileFigure as unknown as ComponentType<ReportFigureProps> };
  }),
  nps: lazy(async () => {
    const { NpsFigure } = await import('../pages/nps/nps-figure.tsx');
    return { default: NpsFigure as unknown as ComponentType<ReportFigureProps> };
  }),
  multiverse: lazy(async () => {
    const { MultiverseFigure } = await import('../pages/multiverse/multiverse-figure.tsx');
    return { default: MultiverseFigure as unknown as ComponentType<ReportFigureProps> };
  }),
};
