import type { AttributionReport } from '@throughline/api/contract/reports/attribution';
import { useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';

/** Says that the figures are those of a kept run, and leads back to the live ones. */
export function RunLine({ meta }: { meta: AttributionReport['meta'] }) {
  const { t } = useTranslation();
  const { format, change } = useView();
  const { run } = meta;
  if (!run) return null;
  return (
    <p className="run-line" role="status" data-testid="run-line" data-run={run.id}>
      {t(run.changed_since ? 'analyst.run.changed' : 'analyst.run.same', {
        moment: format.moment(run.created_at, meta.timezone),
      })}{' '}
      <button
        type="button"
        className="text-button"
        data-testid="run-live"
        onClick={() => change({ run: 'live', credit: null, journeys: null })}
      >
        {t('analyst.run.live')}
      </button>
    </p>
  );
}
