import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { OnceOpened } from './once-opened.tsx';

/** What opens beside a button. */
export interface Opened {
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface OpenerProps {
  kind: 'menu' | 'dialog';
  /** What the button chooses, for those who do not see what stands around it. */
  label: string;
  shown: ReactNode;
  testId: string;
  className: string;
  /** Its code comes when it is opened for the first time: most figures are read without it. */
  children: (state: Opened) => ReactNode;
}

/** A button that opens a list or a panel beside it. */
export function Opener({ kind, label, shown, testId, className, children }: OpenerProps) {
  const [opened, setOpened] = useState(false);
  // A press outside of what is open closes it, and the button is outside.
  const wasOpened = useRef(false);
  return (
    <span className="opener">
      <button
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup={kind}
        aria-expanded={opened}
        data-testid={testId}
        onPointerDown={() => {
          wasOpened.current = opened;
        }}
        onClick={() => {
          setOpened(!wasOpened.current);
          wasOpened.current = false;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || kind !== 'menu') return;
          event.preventDefault();
          setOpened(true);
        }}
      >
        {shown}
      </button>
      <OnceOpened opened={opened}>
        {children({ opened, onClose: () => setOpened(false) })}
      </OnceOpened>
    </span>
  );
}
