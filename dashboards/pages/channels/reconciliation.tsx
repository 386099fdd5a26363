import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { Trans, useTranslation } from 'react-i18next';
import { equalDecimals, subtractDecimals } from '../../format/decimal.ts';
import { useView } from '../../view/view.ts';

/** What the totals are equal to; a difference is said, never smoothed over. */
export function Reconciliation({ report }: { report: ChannelsReport }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { reconciliation, currency } = report.meta;
  const money = (amount: string) => format.inSentence(amount, 'money', currency);
  const { revenue } = report.totals;
  const { revenue: booked, unattributed } = reconciliation;
  if (revenue === null || booked === null || unattributed === null) return null;
  const equal = equalDecimals(String(revenue), booked);
  return (
    <p className="reconciliation" data-testid="reconciliation" data-equal={equal}>
      <span>
        <Trans
          i18nKey={equal ? 'table.reconciled' : 'table.notReconciled'}
          values={{
            total: money(booked),
            unattributed: money(unattributed),
            difference: money(subtractDecimals(String(revenue), booked)),
          }}
          components={{ b: <b /> }}
        />{' '}
        {t('table.counts', {
          deals: t('table.deals', { count: reconciliation.deals }),
          orders: t('table.orders', { count: reconciliation.orders }),
        })}
      </span>
    </p>
  );
}
