import type { AttributionReport } from '@throughline/api/contract/reports/attribution';
import { Trans, useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';
import { conservationOf } from './conservation.ts';

const BOLD = { b: <b /> };

/** Whether the models add up to what the CRM and the shop say. */
export function Reconciliation({ report: { meta } }: { report: AttributionReport }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { overlapping, differing } = conservationOf(meta);
  const { conversions, value, nulls } = meta.totals;
  const names = (models: readonly string[]) =>
    format.list(models.map((model) => t(`modelName.${model}`)));
  const total = t(`analyst.conversions.${meta.of}`, { count: conversions });
  const money =
    value === null || meta.of === 'lead'
      ? ''
      : `, ${format.inSentence(value, 'money', meta.currency)}`;
  return (
    <p
      className="reconciliation"
      data-testid="reconciliation"
      data-conversions={conversions}
      data-differing={differing.length}
    >
      {meta.where ? (
        // Each model gives what passes another part of the same conversions.
        <span>{t('analyst.matrix.narrowed')}</span>
      ) : differing.length > 0 ? (
        <span className="bad">
          {t('analyst.matrix.differs', { total: total + money, models: names(differing) })}
        </span>
      ) : (
        <span>
          <Trans
            i18nKey="analyst.matrix.reconciled"
            values={{ conversions: total, money }}
            components={BOLD}
          />
        </span>
      )}
      {overlapping.length > 0 ? (
        <span>{t('analyst.matrix.overlapping', { models: names(overlapping) })}</span>
      ) : null}
      <span>{t('analyst.matrix.nulls', { count: nulls })}</span>
    </p>
  );
}
