import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeriodChoice } from '../address/period-choice.ts';
import { keepPreferences } from '../client/preferences.ts';
import type { Period, PeriodPreset } from '../format/days.ts';
import { isDay, PERIOD_PRESETS } from '../format/days.ts';
import { DropdownPanel } from './dropdown-panel.tsx';
import type { Opened } from './opener.tsx';

interface PeriodPanelProps extends Opened {
  days: Period;
  /** The preset that is shown, null where days were named. */
  current: PeriodPreset | null;
  onChoose: (period: PeriodChoice) => void;
}

/** Presets, whose days move on, beside two native date fields. */
export function PeriodPanel({ days, current, onChoose, opened, onClose }: PeriodPanelProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(days);
  const valid = isDay(draft.from) && isDay(draft.to) && draft.from <= draft.to;
  const choose = (next: PeriodChoice) => {
    onClose();
    onChoose(next);
  };
  return (
    <DropdownPanel opened={opened} onClose={onClose} label={t('filter.period')}>
      <div className="period-panel">
        <div className="period-presets">
          {PERIOD_PRESETS.map((preset) => (
            <PresetButton
              key={preset}
              label={t(`preset.${preset}`)}
              testId={`preset-${preset}`}
              current={current === preset}
              onClick={() => {
                keepPreferences({ period: preset });
                choose({ preset });
              }}
            />
          ))}
        </div>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (valid) choose(draft);
          }}
        >
          <label>
            {t('filter.from')}
            <input
              className="field"
              type="date"
              data-testid="period-from"
              value={draft.from}
              onChange={(event) => setDraft({ ...draft, from: event.currentTarget.value })}
            />
          </label>
          <label>
            {t('filter.to')}
            <input
              className="field"
              type="date"
              data-testid="period-to"
              value={draft.to}
              onChange={(event) => setDraft({ ...draft, to: event.currentTarget.value })}
            />
          </label>
          <button
            type="submit"
            className="solid-button"
            disabled={!valid}
            data-testid="period-apply"
          >
            {t('filter.apply')}
          </button>
          {valid ? null : (
            <p role="alert" className="bad option-note">
              {t('filter.invalid')}
            </p>
          )}
          {current ? (
            <button
              type="button"
              className="text-button"
              data-testid="period-fix"
              onClick={() => choose(days)}
            >
              {t('filter.fixDays')}
            </button>
          ) : null}
        </form>
      </div>
    </DropdownPanel>
  );
}

interface PresetButtonProps {
  label: string;
  testId: string;
  current: boolean;
  onClick: () => void;
}

function PresetButton({ label, testId, current, onClick }: PresetButtonProps) {
  return (
    <button
      type="button"
      className="option"
      aria-pressed={current}
      data-testid={testId}
      onClick={onClick}
    >
      <span className="option-row">
        <span className="option-mark" aria-hidden="true">
          {current ? '✓' : ''}
        </span>
        <span>{label}</span>
      </span>
    </button>
  );
}
