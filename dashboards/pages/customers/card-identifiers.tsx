import type { CustomerCard } from '@throughline/api/contract/reports/customers-card';
import { useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';
import { evidenceText } from '../journeys/evidence-text.ts';

/** By what the customer is known, and which fact joined each of it to the rest. */
export function CardIdentifiers({ card: { identifiers, meta } }: { card: CustomerCard }) {
  const { t } = useTranslation();
  const { format } = useView();
  return (
    <>
      <h3>{t('customerCard.identifiers', { count: identifiers.length })}</h3>
      <ul className="journey-rows">
        {identifiers.map((identifier) => {
          const { type, value, joined, facts } = identifier;
          return (
            <li key={`${type} ${value}`} className="journey-row" data-testid="card-identifier">
              <span className="journey-name">{evidenceText(t, identifier)}</span>
              <span className="soft journey-length">
                {t('customerCard.facts', { count: facts })}
              </span>
              <span className="soft journey-path">
                {joined === null
                  ? t('customerCard.alone')
                  : t('customerCard.joined', {
                      kind: t(`customerCard.kind.${joined.kind}`, { defaultValue: joined.kind }),
                      ...{ source: joined.source, at: format.moment(joined.at, meta.timezone) },
                      beside: format.list(
                        joined.beside.map((one) =>
                          t(`customerCard.type.${one}`, { defaultValue: one }),
                        ),
                      ),
                    })}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
