import { useTranslation } from 'react-i18next';
import { presetOf } from '../address/period-choice.ts';
import type { ShownPeriod } from '../client/use-period.ts';
import { isMatured, MATURED_PRESETS, newestDay, type PeriodPreset } from '../format/days.ts';
import { useView } from '../view/view.ts';

interface MaturedNoticeProps {
  period: ShownPeriod;
  /** What the page shows where nothing was chosen. */
  usual?: PeriodPreset | undefined;
}

/** Where the newest days are left out because their sales are still to come: why, and how to see them. */
export function MaturedNotice({ period, usual }: MaturedNoticeProps) {
  const { t } = useTranslation();
  const { state, format, change } = useView();
  const preset = presetOf(state.period, usual);
  if (!isMatured(preset) || !period.known || period.days.to >= newestDay(period.calendar))
    return null;
  return (
    <p className="answer-detail" data-testid="matured-notice">
      {t('matured.until', { day: format.day(period.days.to) })}{' '}
      <button
        type="button"
        className="text-button"
        data-testid="show-last-days"
        onClick={() => change({ period: { preset: MATURED_PRESETS[preset] } })}
      >
        {t('matured.showAll')}
      </button>
    </p>
  );
}
