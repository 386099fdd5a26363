import type { LagsReport } from '@throughline/api/contract/reports/lags';
import { useTranslation } from 'react-i18next';

/** How long a lookback holds nearly all journeys, and whether the present one cuts them. */
export function LookbackSentence({ report }: { report: LagsReport }) {
  const { t } = useTranslation();
  const { suggested_lookback_days: suggested } = report;
  return (
    <p className="panel-answer" data-testid="lookback" data-value={suggested ?? ''}>
      {suggested === null
        ? t('journeys.lags.unknown')
        : t('journeys.lags.suggested', { count: suggested })}{' '}
      <span className="soft">
        {t('journeys.lags.now', { count: report.meta.lookback_days })}
        {report.is_truncated ? ` ${t('journeys.lags.truncated')}` : ''}
      </span>
    </p>
  );
}
