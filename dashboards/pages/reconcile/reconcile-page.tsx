import type { ReconcileReport } from '@throughline/api/contract/reports/reconcile';
import type { PageEntry } from '../../page-list.ts';
import { ReportPage } from '../../report/report-page.tsx';
import { ReconcileFigure } from './reconcile-figure.tsx';

/** Whether our figures equal the books, drawn above the table of the same lines. */
export function ReconcilePage({ page }: { page: PageEntry }) {
  return (
    <ReportPage page={page}>
      {({ answer, onOpen }) => (
        <ReconcileFigure
          report={answer as unknown as ReconcileReport}
          onOpen={(key) => onOpen(key, 'amount')}
        />
      )}
    </ReportPage>
  );
}
