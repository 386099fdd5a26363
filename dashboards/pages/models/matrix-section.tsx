import type {
  AttributionReport,
  AttributionRow,
} from '@throughline/api/contract/reports/attribution';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../controls/copy-button.tsx';
import { useView } from '../../view/view.ts';
import { measuresOf } from '../journeys/measure.ts';
import { CopyQuery } from './copy-query.tsx';
import { KeepRun } from './keep-run.tsx';
import { matrixText } from './matrix-text.ts';
import { ModelChoice } from './model-choice.tsx';
import { ModelMatrix } from './model-matrix.tsx';
import { Reconciliation } from './reconciliation.tsx';

interface MatrixSectionProps {
  report: AttributionReport;
  rows: readonly AttributionRow[];
}

/** The matrix with its heading: what the cells show, which models stand in it, and both ways to copy. */
export function MatrixSection({ report, rows }: MatrixSectionProps) {
  const { t } = useTranslation();
  const { state, change, format } = useView();
  const { currency, value } = report.meta;
  return (
    <section className="table-block" aria-label={t('analyst.matrix.title')} data-testid="matrix">
      <div className="section-head">
        <h2>{t('analyst.matrix.title')}</h2>
        {state.measure === 'value' ? (
          <span className="soft">
            {t('analyst.matrix.moneyIn', {
              money: t(`analyst.money.${value}`),
              currency: format.currencySign(currency),
            })}
          </span>
        ) : null}
        <span className="copies push">
          <KeepRun meta={report.meta} />
          <CopyQuery meta={report.meta} />
          <CopyButton
            label={t('chart.copy')}
            text={() => matrixText(report, rows)}
            testId="copy-matrix"
          />
        </span>
      </div>
      <div className="matrix-controls">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would not sit in one line */}
        <span className="preset-group" role="group" aria-label={t('analyst.matrix.measures')}>
          {measuresOf(state.of).map((measure) => (
            <button
              key={measure}
              type="button"
              className="preset"
              aria-pressed={state.measure === measure}
              data-testid={`measure-${measure}`}
              onClick={() => change({ measure, matrixSort: null })}
            >
              {t(`analyst.measure.${measure}`)}
            </button>
          ))}
        </span>
        <ModelChoice />
      </div>
      <ModelMatrix report={report} rows={rows} />
      <Reconciliation report={report} />
    </section>
  );
}
