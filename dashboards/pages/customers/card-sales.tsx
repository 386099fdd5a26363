import type { CustomerCard } from '@throughline/api/contract/reports/customers-card';
import { useTranslation } from 'react-i18next';
import { wordText } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';

interface CardSalesProps {
  card: CustomerCard;
  onOpen: (level: string) => void;
}

/** What was bought and asked for, each with its journey behind it; deals that are not won have none of their own. */
export function CardSales({ card, onOpen }: CardSalesProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const { sales, deals, leads, totals, meta } = card;
  const money = (value: string | null) => format.inSentence(value, 'money', meta.currency);
  const journey = (conversion: string) => onOpen(`journey:journeys/${conversion}`);
  return (
    <>
      <h3>{t('customerCard.sales', { count: totals.sales })}</h3>
      <ul className="journey-rows">
        {sales.map(({ conversion, kind, label, source, day, revenue, margin }) => (
          <li key={conversion} data-testid="card-sale">
            <button type="button" className="journey-row" onClick={() => journey(conversion)}>
              <span className="journey-name">
                {t(`journeys.timeline.kind_${kind}`)} {label}
              </span>
              <span className="journey-money">{money(revenue)}</span>
              <span className="soft journey-when">
                {format.day(day)} · {source}
              </span>
              <span className="soft journey-length">
                {t('customerCard.margin', { value: money(margin) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {deals.length > 0 ? (
        <>
          <h3>{t('customerCard.deals', { count: deals.length })}</h3>
          <ul className="journey-rows">
            {deals.map(({ label, source, stage, status, opened }) => (
              <li key={`${source} ${label} ${opened}`} className="journey-row">
                <span className="journey-name">{label}</span>
                <span className="journey-length">{wordText(t, 'status', status)}</span>
                <span className="soft journey-when">
                  {[opened === null ? '' : format.day(opened), wordText(t, 'stage', stage), source]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {leads.length > 0 ? (
        <>
          <h3>{t('customerCard.leads', { count: totals.leads })}</h3>
          <ul className="journey-rows">
            {leads.map(({ conversion, lead_type, source, at }) => (
              <li key={conversion}>
                <button type="button" className="journey-row" onClick={() => journey(conversion)}>
                  <span className="journey-name">{wordText(t, 'lead_type', lead_type)}</span>
                  <span className="soft journey-length">{format.moment(at, meta.timezone)}</span>
                  <span className="soft journey-when">{source}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
