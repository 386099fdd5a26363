import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api-error.ts';
import { planRiskQueryOptions } from '../../client/plan-queries.ts';
import { NpvFigure } from './npv-figure.tsx';
import { OutcomesFigure } from './outcomes-figure.tsx';
import { TornadoFigure } from './tornado-figure.tsx';

interface RiskFiguresProps {
  readonly plan: { readonly id: string; readonly version: number };
  readonly currency: string;
}

/** What the plan may bring and what that hangs on. Drawn on the server while the rest is read; leaving ends it. */
export function RiskFigures({ plan, currency }: RiskFiguresProps) {
  const { t } = useTranslation();
  const { data: risk, error, refetch } = useQuery(planRiskQueryOptions(plan.id, plan.version));
  if (error) {
    const code = error instanceof ApiError ? error.code : '';
    return (
      <p className="link-notice" role="status" data-testid="risk-error">
        {t('plan.risk.failed')} {t(`problem.${code}`, { defaultValue: error.message })}{' '}
        <button type="button" className="text-button" onClick={() => void refetch()}>
          {t('error.again')}
        </button>
      </p>
    );
  }
  if (!risk)
    return (
      <div className="figure-block" data-testid="risk-pending">
        <p className="soft" role="status">
          {t('plan.risk.drawing')}
        </p>
        <div className="figure-pair">
          <div className="chart-room skeleton" />
          <div className="chart-room skeleton" />
        </div>
      </div>
    );
  return (
    <>
      <div className="figure-pair" data-testid="risk">
        <NpvFigure risk={risk} currency={currency} />
        <TornadoFigure risk={risk} currency={currency} />
      </div>
      <OutcomesFigure risk={risk} currency={currency} />
    </>
  );
}
