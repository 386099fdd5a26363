import type { PaybackReport } from '@throughline/api/contract/reports/payback';
import { useMemo } from 'react';
import type { PageEntry } from '../../page-list.ts';
import type { PageSlots } from '../../report/page-slots.ts';
import { ReportPage } from '../../report/report-page.tsx';
import { CashFigure } from './cash-figure.tsx';
import { KpiStrip } from './kpi-strip.tsx';
import { PlanDownload } from './plan-download.tsx';
import { RiskFigures } from './risk-figures.tsx';
import { usePlanSlots } from './use-plan-slots.tsx';
import '../../styles/plan.css';
import '../../styles/journeys.css';

/** Whether the plan pays back, when, and at what risk. */
export function PaybackPage({ page }: { page: PageEntry }) {
  const of = usePlanSlots(page);
  const slots = useMemo<PageSlots>(
    () => ({
      ...of,
      figure: ({ answer, onOpen }) => {
        const report = answer as PaybackReport;
        const { plan, currency } = report.meta;
        return (
          <>
            <KpiStrip report={report} />
            <CashFigure report={report} onOpen={onOpen} tools={<PlanDownload plan={plan} />} />
            <RiskFigures plan={plan} currency={currency} />
          </>
        );
      },
    }),
    [of],
  );
  return <ReportPage page={page} slots={slots} />;
}
