import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { planRiskQueryOptions } from '../../client/plan-queries.ts';
import { problemSentence } from '../../i18n/problem-text.ts';
import { NpvFigure } from './npv-figure.tsx';
import { OutcomesFigure } from './outcomes-figure.tsx';
import { TornadoFigure } from './tornado-figure.tsx';

interface RiskFiguresProps {
  readonly plan: { readonly id: string; readonly version: number };
  readonly currency: string;
}

/** What the plan may bring and what that hangs on. Drawn on the server while the rest is read; leaving ends it. */
export function RiskFigures({ plan, currency }: RiskFiguresProps) {
  const { t, i18n } = useTranslation();
  const { data: risk, error, refetch } = useQuery(planRiskQueryOptions(plan.id, plan.version));
  if (error) {
    return (
      <p className="link-notice" role="status" data-testid="risk-error">
        {t('plan.risk.failed')} {problemSentence(error, t, i18n)}{' '}
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
