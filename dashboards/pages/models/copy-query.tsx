import type { AttributionReport } from '@throughline/api/contract/reports/attribution';
import { useTranslation } from 'react-i18next';
import { readApiKey } from '../../client/api-key.ts';
import { ATTRIBUTION_PATH } from '../../client/queries.ts';
import { CopyButton } from '../../controls/copy-button.tsx';
import { curlLine } from '../../controls/curl-line.ts';
import { useView } from '../../view/view.ts';

/** The request that the figures on screen came from, for a shell. */
export function CopyQuery({ meta }: { meta: AttributionReport['meta'] }) {
  const { t } = useTranslation();
  const { state } = useView();
  const { from, to, basis, of, value } = meta;
  return (
    <CopyButton
      label={t('journeys.panel.copyQuery')}
      testId="copy-query"
      text={() =>
        curlLine(
          window.location.origin,
          ATTRIBUTION_PATH,
          {
            ...{ from, to, basis, of, value, order: state.order },
            models: meta.models.map(({ model }) => model),
            run: meta.run?.id ?? (state.run === 'live' ? 'live' : undefined),
          },
          readApiKey() !== null,
        )
      }
    />
  );
}
