import type { PageEntry } from '../../page-list.ts';
import { ReportPage } from '../../report/report-page.tsx';
import { CloseListSection } from './close-list.tsx';
import '../../styles/closes.css';

/** Closed months, and what has changed since one of them was closed. */
export function ClosesPage({ page }: { page: PageEntry }) {
  return (
    <ReportPage page={page}>
      {({ timezone }) => <CloseListSection timezone={timezone} />}
    </ReportPage>
  );
}
