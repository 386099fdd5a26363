import { useQuery } from '@tanstack/react-query';
import type { CustomerCard } from '@throughline/api/contract/reports/customers-card';
import { useTranslation } from 'react-i18next';
import { readApiKey } from '../../client/api-key.ts';
import { customerPath, customerQueryOptions } from '../../client/customer-queries.ts';
import { stateQueryOptions } from '../../client/queries.ts';
import { CopyButton } from '../../controls/copy-button.tsx';
import { curlLine } from '../../controls/curl-line.ts';
import { useView } from '../../view/view.ts';
import { ErrorNotice } from '../error-notice.tsx';
import { mayImport } from '../import/may-import.ts';
import { DrawerSkeleton } from '../journeys/drawer-skeleton.tsx';
import { CardForecast } from './card-forecast.tsx';
import { CardIdentifiers } from './card-identifiers.tsx';
import { CardRecords } from './card-records.tsx';
import { CardSales } from './card-sales.tsx';
import { EraseCustomer } from './erase-customer.tsx';

interface CustomerCardProps {
  customer: string;
  /** Opens a level of the drawer below this one. */
  onOpen: (level: string) => void;
}

/** One customer: what they are worth, who they are, and everything that is known of them. */
export function CustomerCardView({ customer, onOpen }: CustomerCardProps) {
  const { t } = useTranslation();
  const query = useQuery(customerQueryOptions(customer));
  if (query.error)
    return (
      <ErrorNotice
        error={query.error}
        title={t('customerCard.failed')}
        onRetry={() => void query.refetch()}
      />
    );
  return query.data ? <Card card={query.data} onOpen={onOpen} /> : <DrawerSkeleton />;
}

function Card({ card, onOpen }: { card: CustomerCard; onOpen: CustomerCardProps['onOpen'] }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { totals, meta } = card;
  const { data: state } = useQuery(stateQueryOptions);
  const mayErase = state !== undefined && mayImport(state);
  const money = (value: string | null) => format.inSentence(value, 'money', meta.currency);
  return (
    <article data-testid="customer-card" data-id={card.customer}>
      <div className="drawer-sum">
        <strong className="timeline-title">
          {t('customerCard.name', { id: card.customer.slice(-6) })}
        </strong>
        <dl className="facts">
          <dt>{t('customerCard.ltv')}</dt>
          <dd data-testid="card-ltv">{money(totals.margin)}</dd>
          <dt>{t('customerCard.revenue')}</dt>
          <dd>{money(totals.revenue)}</dd>
          <dt>{t('customerCard.refunded', { count: totals.refunds })}</dt>
          <dd>{money(totals.refunded)}</dd>
        </dl>
        <CardForecast card={card} />
        <p className="panel-copies">
          <CopyButton
            label={t('journeys.panel.copyQuery')}
            testId="card-copy-query"
            text={() =>
              curlLine(
                window.location.origin,
                customerPath(card.customer),
                {},
                readApiKey() !== null,
              )
            }
          />
        </p>
      </div>
      <CardSales card={card} onOpen={onOpen} />
      <CardRecords card={card} />
      <CardIdentifiers card={card} />
      {mayErase ? (
        <EraseCustomer customer={card.customer} />
      ) : (
        <p className="soft" data-testid="card-erase">
          {t('customerCard.erase')}{' '}
          <a className="text-button" href="/api/docs">
            {t('customerCard.eraseHow')}
          </a>
        </p>
      )}
    </article>
  );
}
