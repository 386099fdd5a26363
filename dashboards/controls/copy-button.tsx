import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface CopyButtonProps {
  /** What the button says before it was pressed. */
  label: string;
  /** Made when asked for: the data of a panel may be long. */
  text: () => string;
  testId: string;
  className?: string;
}

/** Puts a text on the clipboard and says so in place. */
export function CopyButton({ label, text, testId, className = 'text-button' }: CopyButtonProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<'ready' | 'copied' | 'copyFailed'>('ready');
  return (
    <button
      type="button"
      className={className}
      data-testid={testId}
      onClick={() => {
        // The clipboard is there on https and on localhost only.
        const copied =
          navigator.clipboard?.writeText(text()) ?? Promise.reject(new Error('no clipboard'));
        copied.then(
          () => setState('copied'),
          () => setState('copyFailed'),
        );
      }}
      onBlur={() => setState('ready')}
    >
      <span aria-live="polite">{state === 'ready' ? label : t(`chart.${state}`)}</span>
    </button>
  );
}
