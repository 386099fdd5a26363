import { useTranslation } from 'react-i18next';
import { USUAL_PERIOD } from '../address/period-choice.ts';
import { chooseConditions } from '../filters/choose-conditions.ts';
import type { Period } from '../format/days.ts';
import { useView } from '../view/view.ts';

interface EmptyPeriodProps {
  data: Period;
  /** Facts were left out by conditions, which may be why there are none. */
  isNarrowed?: boolean;
}

/** Days without anything, in a warehouse that holds other days. */
export function EmptyPeriod({ data, isNarrowed = false }: EmptyPeriodProps) {
  const { t } = useTranslation();
  const { format, change } = useView();
  return (
    <section className="state-screen" data-testid="empty-period">
      <h2>{t(isNarrowed ? 'empty.narrowedTitle' : 'empty.periodTitle')}</h2>
      <p>{t('empty.periodNext', { from: format.day(data.from), to: format.day(data.to) })}</p>
      {isNarrowed ? (
        <button type="button" className="solid-button" onClick={() => chooseConditions([])}>
          {t('empty.withoutFilters')}
        </button>
      ) : (
        <button
          type="button"
          className="solid-button"
          onClick={() => change({ period: { preset: USUAL_PERIOD } })}
        >
          {t('empty.periodShow')}
        </button>
      )}
    </section>
  );
}
