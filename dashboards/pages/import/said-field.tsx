import { useEffect, useId, useState } from 'react';

interface SaidFieldProps {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly list?: string;
  readonly isWanted?: boolean;
  readonly isValid?: (text: string) => boolean;
  /** Said while the text is not valid. */
  readonly wrong?: string;
  /** Undefined for an empty one. */
  readonly onSay: (text: string | undefined) => void;
}

/** A text that counts once it is written: on leaving the field, or with Enter. */
export function SaidField(props: SaidFieldProps) {
  const { label, testId, value, placeholder, list, isWanted, isValid, wrong, onSay } = props;
  const id = useId();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const trimmed = text.trim();
  const isWrong = isValid !== undefined && !isValid(trimmed);
  const say = () => {
    if (!isWrong && trimmed !== value) onSay(trimmed || undefined);
  };
  return (
    <div className="said-field" data-wanted={isWanted}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        data-testid={testId}
        value={text}
        placeholder={placeholder}
        list={list}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={say}
        onKeyDown={(event) => {
          if (event.key === 'Enter') say();
        }}
      />
      {isWrong && wrong ? (
        <span className="bad" id={`${id}-wrong`}>
          {wrong}
        </span>
      ) : null}
    </div>
  );
}
