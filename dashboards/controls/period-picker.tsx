import { Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeriodChoice } from '../address/period-choice.ts';
import { presetOf } from '../address/period-choice.ts';
import { keepPreferences } from '../client/preferences.ts';
import type { ShownPeriod } from '../client/use-period.ts';
import type { PeriodPreset } from '../format/days.ts';
import { isDay, PERIOD_PRESETS } from '../format/days.ts';
import { useView } from '../view/view.ts';

interface PeriodPickerProps {
  period: ShownPeriod;
  /** What the page shows where nothing was chosen. */
  usual?: PeriodPreset | undefined;
  /** Said in place of the days, where those that are shown are others. */
  shown?: string | undefined;
  onChoose: (period: PeriodChoice) => void;
}

/** The period in the sentence: presets, whose days move on, beside two native date fields. */
export function PeriodPicker({ period, usual, shown: said, onChoose }: PeriodPickerProps) {
  const { t } = useTranslation();
  const { format, state } = useView();
  const [opened, setOpened] = useState(false);
  const [draft, setDraft] = useState(period.days);
  const valid = isDay(draft.from) && isDay(draft.to) && draft.from <= draft.to;
  const current = presetOf(state.period, usual);
  const days = period.known ? format.period(period.days) : '…';
  const shown =
    said ?? (current ? t('filter.presetDays', { preset: t(`preset.${current}`), days }) : days);

  const choose = (next: PeriodChoice) => {
    setOpened(false);
    onChoose(next);
  };

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      offset={6}
      trapFocus
      returnFocus
      transitionProps={{ duration: 80 }}
      classNames={{ dropdown: 'dropdown' }}
    >
      <Popover.Target>
        <button
          type="button"
          className="sentence-part"
          data-testid="filter-period"
          aria-label={`${t('filter.period')}: ${shown}`}
          onClick={() => {
            setDraft(period.days);
            setOpened(!opened);
          }}
        >
          {shown}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filter.period')}>
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
                onClick={() => choose(period.days)}
              >
                {t('filter.fixDays')}
              </button>
            ) : null}
          </form>
        </div>
      </Popover.Dropdown>
    </Popover>
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
