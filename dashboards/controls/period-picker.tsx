import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeriodChoice } from '../address/period-choice.ts';
import { presetOf } from '../address/period-choice.ts';
import type { ShownPeriod } from '../client/use-period.ts';
import type { PeriodPreset } from '../format/days.ts';
import { useView } from '../view/view.ts';
import { Opener } from './opener.tsx';
import { SHORTCUTS } from './shortcuts.ts';

const PeriodPanel = lazy(async () => {
  const { PeriodPanel: panel } = await import('./period-panel.tsx');
  return { default: panel };
});

interface PeriodPickerProps {
  period: ShownPeriod;
  /** What the page shows where nothing was chosen. */
  usual?: PeriodPreset | undefined;
  /** Said in place of the days, where those that are shown are others. */
  shown?: string | undefined;
  onChoose: (period: PeriodChoice) => void;
}

/** The period in the sentence. */
export function PeriodPicker({ period, usual, shown: said, onChoose }: PeriodPickerProps) {
  const { t } = useTranslation();
  const { format, state } = useView();
  const current = presetOf(state.period, usual);
  const days = period.known ? format.period(period.days) : '…';
  const shown =
    said ?? (current ? t('filter.presetDays', { preset: t(`preset.${current}`), days }) : days);
  return (
    <Opener
      kind="dialog"
      label={`${t('filter.period')}: ${shown}`}
      shown={shown}
      testId="filter-period"
      shortcut={SHORTCUTS.period}
      className="sentence-part"
    >
      {(opened) => (
        <PeriodPanel
          // The fields begin with what is shown.
          key={`${period.days.from} ${period.days.to}`}
          days={period.days}
          current={current}
          onChoose={onChoose}
          {...opened}
        />
      )}
    </Opener>
  );
}
