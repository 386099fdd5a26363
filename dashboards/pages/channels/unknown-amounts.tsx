import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { useTranslation } from 'react-i18next';
import type { Catalogue } from '../../format/catalogue.ts';
import { useView } from '../../view/view.ts';

/** Facts whose amount has no known value in the report's currency, where there are any. */
export function UnknownAmounts({
  report,
  catalogue,
}: {
  report: ChannelsReport;
  catalogue: Catalogue;
}) {
  const { t } = useTranslation();
  const { format } = useView();
  const { unknown, currency } = report.meta;
  const facts = (['cost', 'revenue', 'margin'] as const).flatMap((key) => {
    const count = unknown?.[key] ?? 0;
    return count > 0 ? [t('table.unknownFacts', { metric: catalogue.label(key), count })] : [];
  });
  if (facts.length === 0) return null;
  return (
    <p className="reconciliation" data-testid="unknown-amounts">
      {t('table.unknownAmounts', {
        currency: format.currencySign(currency),
        facts: format.list(facts),
      })}
    </p>
  );
}
