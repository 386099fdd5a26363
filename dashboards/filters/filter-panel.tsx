import { useDebouncedValue } from '@mantine/hooks';
import { DIMENSIONS, type DimensionKey } from '@throughline/api/contract/dimensions';
import { type Condition, conditionText, OPERATORS } from '@throughline/api/contract/where';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DropdownPanel } from '../controls/dropdown-panel.tsx';
import type { Opened } from '../controls/opener.tsx';
import type { Period } from '../format/days.ts';
import { wordText } from '../i18n/channel-name.ts';
import { useView } from '../view/view.ts';
import { SegmentList } from './segment-list.tsx';
import { suggestions, valueTyped } from './suggestions.ts';
import { useValues } from './use-values.ts';
import { WithoutBrand } from './without-brand.tsx';

interface FilterPanelProps extends Opened {
  dimensions: readonly DimensionKey[];
  /** The condition that is changed, null for a new one. */
  condition: Condition | null;
  days: Period;
  /** With the text of the condition; null takes it out. */
  onChoose: (text: string | null) => void;
}

/** A condition: of what, how it is compared, and with which value; all of it by keyboard alone. */
export function FilterPanel({ opened, onClose, ...rest }: FilterPanelProps) {
  const { t } = useTranslation();
  return (
    <DropdownPanel opened={opened} onClose={onClose} label={t('filter.condition')}>
      {opened ? (
        <>
          <FilterForm onClose={onClose} {...rest} />
          {rest.condition === null && rest.dimensions.includes('campaign') ? (
            <WithoutBrand days={rest.days} onClose={onClose} />
          ) : null}
          {rest.condition === null ? <SegmentList onClose={onClose} /> : null}
        </>
      ) : null}
    </DropdownPanel>
  );
}

function FilterForm(props: Omit<FilterPanelProps, 'opened'>) {
  const { dimensions, condition, days, onChoose, onClose } = props;
  const { t, i18n } = useTranslation();
  const { language } = useView();
  const [dimension, setDimension] = useState(condition?.dimension ?? dimensions[0] ?? 'channel');
  const [operator, setOperator] = useState(condition?.operator ?? 'is');
  const [text, setText] = useState('');
  const [place, setPlace] = useState(-1);
  const listId = useId();
  const [typed] = useDebouncedValue(text.trim(), 200);
  const values = useValues(dimension, days, typed);
  const label = (one: string) => wordText(t, dimension, one);
  const found = suggestions(values, text, label, i18n.language);
  const at = Math.min(place, found.length - 1);
  const chosen = found[at];
  const value = chosen ?? valueTyped(values, text, label, i18n.language);
  // A value that is not set has no part to compare with.
  const isReady = value !== null && (value !== '' || operator === 'is' || operator === 'not');

  const apply = (next: string | null) => {
    if (next === null) return;
    onClose();
    onChoose(conditionText({ dimension, operator, value: next }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setPlace(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setPlace(Math.max(at - 1, -1));
    else return;
    event.preventDefault();
  };
  return (
    <form
      className="filter-panel"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) apply(value);
      }}
    >
      <label>
        {t('filter.dimension')}
        <select
          className="field"
          data-testid="filter-dimension"
          value={dimension}
          onChange={(event) => {
            setDimension(event.currentTarget.value as DimensionKey);
            setText('');
            setPlace(-1);
          }}
        >
          {dimensions.map((key) => (
            <option key={key} value={key}>
              {DIMENSIONS[key].label[language]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('filter.operator')}
        <select
          className="field"
          data-testid="filter-operator"
          value={operator}
          onChange={(event) => setOperator(event.currentTarget.value as Condition['operator'])}
        >
          {OPERATORS.map((key) => (
            <option key={key} value={key}>
              {t(`operator.${key}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="filter-value">
        {t('filter.value')}
        <input
          className="field"
          type="text"
          role="combobox"
          autoComplete="off"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-activedescendant={chosen === undefined ? undefined : `${listId}-${at}`}
          placeholder={condition ? label(condition.value) : t('filter.valuePlaceholder')}
          maxLength={500}
          data-testid="filter-value"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setPlace(-1);
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <div className="filter-values" id={listId} role="listbox" aria-label={t('filter.value')}>
        {found.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the focus and the keys
          <div
            key={one}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="option"
            data-testid="filter-suggestion"
            onClick={() => apply(one)}
          >
            {label(one)}
          </div>
        ))}
      </div>
      <div className="filter-actions">
        <button
          type="submit"
          className="solid-button"
          disabled={!isReady}
          data-testid="filter-apply"
        >
          {t('filter.applyCondition')}
        </button>
        {condition ? (
          <button
            type="button"
            className="text-button"
            data-testid="filter-remove"
            onClick={() => {
              onClose();
              onChoose(null);
            }}
          >
            {t('filter.remove')}
          </button>
        ) : null}
      </div>
    </form>
  );
}
