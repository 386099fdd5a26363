import type { PlanFactReport } from '@throughline/api/contract/reports/plan-fact';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageEntry } from '../../page-list.ts';
import type { PageSlots } from '../../report/page-slots.ts';
import { ReportPage } from '../../report/report-page.tsx';
import { BridgeFigure } from './bridge-figure.tsx';
import { HeatFigure } from './heat-figure.tsx';
import { PacingFigure } from './pacing-figure.tsx';
import { usePlanSlots } from './use-plan-slots.tsx';
import '../../styles/plan.css';
import '../../styles/journeys.css';

/** Where we are off the plan, and why. */
export function PlanFactPage({ page }: { page: PageEntry }) {
  const { t } = useTranslation();
  const of = usePlanSlots(page);
  const slots = useMemo<PageSlots>(
    () => ({
      ...of,
      figure: ({ answer, onOpen }) => {
        const report = answer as PlanFactReport;
        const isOutside = report.rows.every(({ flags }) => flags.includes('unplanned'));
        return (
          <>
            {isOutside ? (
              <p className="link-notice" role="status" data-testid="plan-outside">
                {t('plan.pacing.outside')}
              </p>
            ) : null}
            <div className="figure-pair">
              <PacingFigure report={report} />
              <BridgeFigure report={report} />
            </div>
            <HeatFigure report={report} onOpen={onOpen} />
          </>
        );
      },
    }),
    [of, t],
  );
  return <ReportPage page={page} slots={slots} />;
}
