import { useTranslation } from 'react-i18next';
import type { MetricValue } from '../../../format/metric-value.ts';
import { useView } from '../../../view/view.ts';
import { CHAIN_COLUMNS } from './columns.ts';

interface ChainTotalsProps {
  readonly totals: Readonly<Record<string, unknown>> | undefined;
  readonly isStale: boolean;
}

/** What the whole plan comes to, in the figures of its lines. */
export function ChainTotals({ totals, isStale }: ChainTotalsProps) {
  const { t } = useTranslation();
  const { format } = useView();
  return (
    <dl
      className={`chain-totals ${isStale ? 'stale' : ''}`}
      aria-busy={isStale}
      data-testid="chain-totals"
    >
      {CHAIN_COLUMNS.filter(({ id }) => totals && id in totals).map(({ id, unit }) => (
        <div key={id} data-testid={`total-${id}`}>
          <dt className="chain-name">{t(`plan.chain.${id}`)}</dt>
          <dd className="chain-figure">{format.value(figure(totals?.[id]), unit)}</dd>
        </div>
      ))}
    </dl>
  );
}

function figure(value: unknown): MetricValue {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' && Math.abs(value) > 10
    ? Math.round(value * 10) / 10
    : (value as MetricValue);
}
