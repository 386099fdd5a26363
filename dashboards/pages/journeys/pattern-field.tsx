import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface PatternFieldProps {
  value: string;
  /** The server could not read the pattern. */
  refused: boolean;
  onFind: (pattern: string) => void;
}

/** Searches paths by a pattern of their steps. */
export function PatternField({ value, refused, onFind }: PatternFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState(value);
  // A click on a flow, or Back, changes the pattern from outside.
  useEffect(() => setText(value), [value]);
  return (
    <form
      className="pattern-form"
      onSubmit={(event) => {
        event.preventDefault();
        onFind(text.trim());
      }}
    >
      <label htmlFor={id}>{t('journeys.paths.search')}</label>
      <span className="pattern-row">
        <input
          id={id}
          className="field"
          type="text"
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          placeholder={t('journeys.paths.placeholder')}
          aria-invalid={refused}
          aria-describedby={`${id}-help${refused ? ` ${id}-problem` : ''}`}
          data-testid="paths-match"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" className="solid-button" data-testid="paths-find">
          {t('journeys.paths.find')}
        </button>
        {value ? (
          <button
            type="button"
            className="text-button"
            data-testid="paths-clear"
            onClick={() => onFind('')}
          >
            {t('journeys.paths.clear')}
          </button>
        ) : null}
      </span>
      {refused ? (
        <p id={`${id}-problem`} className="bad" role="alert" data-testid="paths-problem">
          {t('journeys.paths.refused')}
        </p>
      ) : null}
      <p id={`${id}-help`} className="soft pattern-help">
        {t('journeys.paths.help')}
      </p>
    </form>
  );
}
