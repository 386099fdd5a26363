import type { CustomerCard } from '@throughline/api/contract/reports/customers-card';
import { useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';

/** What the customer may still bring, or why nothing can be said. */
export function CardForecast({ card: { clv, meta } }: { card: CustomerCard }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { status, value, expected_orders, alive, sample } = clv;
  if (status === 'not_told') return null;
  if (status === 'below_minimum' || value === null)
    return (
      <p className="soft" data-testid="card-forecast">
        {status === 'below_minimum'
          ? sample.customers < sample.minimum
            ? t('customerCard.few', { have: sample.customers, need: sample.minimum })
            : // There are customers enough: what is missing are those who came back.
              t('customerCard.fewAgain')
          : t('customerCard.unknown')}
      </p>
    );
  return (
    <p data-testid="card-forecast">
      {t('customerCard.forecast', {
        value: format.inSentence(value, 'money', meta.currency),
        orders: format.value(expected_orders, 'ratio'),
      })}{' '}
      <span className="soft">
        {alive === null
          ? t('customerCard.aliveUnknown')
          : t('customerCard.alive', { share: format.value(alive, 'percent') })}
        {status === 'weak' ? ` ${t('customerCard.weak')}` : ''}
      </span>
    </p>
  );
}
