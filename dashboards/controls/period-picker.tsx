import { Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day, Period } from '../format/days.ts';
import { isDay, PERIOD_PRESETS, presetPeriod } from '../format/days.ts';
import { useView } from '../view/view.ts';

interface PeriodPickerProps {
  period: Period;
  /** The newest day that may hold data; presets end with it. */
  anchor: Day;
  /** null stands for the default: the last 90 days that hold data. */
  onChoose: (period: Period | null) => void;
}

/** The period in the sentence: presets beside two native date fields. */
export function PeriodPicker({ period, anchor, onChoose }: PeriodPickerProps) {
  const { t } = useTranslation();
  const { format, state } = useView();
  const [opened, setOpened] = useState(false);
  const [draft, setDraft] = useState(period);
  const valid = isDay(draft.from) && isDay(draft.to) && draft.from <= draft.to;
  const shown = format.period(period);

  const choose = (next: Period | null) => {
    setOpened(false);
    onChoose(next);
  };
  const presets = PERIOD_PRESETS.map((preset) => ({
    preset,
    days: presetPeriod(preset, anchor),
  }));
  const current = presets.find(
    ({ days }) => state.period && days.from === period.from && days.to === period.to,
  );

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
            setDraft(period);
            setOpened(!opened);
          }}
        >
          {shown}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filter.period')}>
        <div className="period-panel">
          <div>
            <PresetButton
              label={t('filter.defaultPeriod')}
              current={state.period === null}
              onClick={() => choose(null)}
            />
            {presets.map(({ preset, days }) => (
              <PresetButton
                key={preset}
                label={t(`preset.${preset}`)}
                current={current?.preset === preset}
                onClick={() => choose(days)}
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
          </form>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function PresetButton(props: { label: string; current: boolean; onClick: () => void }) {
  return (
    <button type="button" className="option" aria-pressed={props.current} onClick={props.onClick}>
      <span className="option-row">
        <span className="option-mark" aria-hidden="true">
          {props.current ? '✓' : ''}
        </span>
        <span>{props.label}</span>
      </span>
    </button>
  );
}
