import type { PaybackReport } from '@throughline/api/contract/reports/payback';
import type { PageEntry } from '../../page-list.ts';
import { ReportPage } from '../../report/report-page.tsx';
import { CashFigure } from './cash-figure.tsx';
import { KpiStrip } from './kpi-strip.tsx';
import { PlanDownload } from './plan-download.tsx';
import { RiskFigures } from './risk-figures.tsx';
import { usePlanExtras } from './use-plan-extras.tsx';
import '../../styles/plan.css';
import '../../styles/journeys.css';

/** Whether the plan pays back, when, and at what risk. */
export function PaybackPage({ page }: { page: PageEntry }) {
  const extras = usePlanExtras(page);
  return (
    <ReportPage page={page} extras={extras}>
      {({ answer, onOpen }) => {
        const report = answer as PaybackReport;
        const { plan, currency } = report.meta;
        return (
          <>
            <KpiStrip report={report} />
            <CashFigure report={report} onOpen={onOpen} tools={<PlanDownload plan={plan} />} />
            <RiskFigures plan={plan} currency={currency} />
          </>
        );
      }}
    </ReportPage>
  );
}
