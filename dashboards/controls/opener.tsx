import { useHotkeys } from '@mantine/hooks';
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
  /** A key that opens it from anywhere on the page. */
  shortcut?: string | undefined;
  /** Of the button, where it stands in a grid whose arrows lead elsewhere. */
  attributes?: Readonly<Record<string, string | number | undefined>>;
  /** Its code comes when it is opened for the first time: most figures are read without it. */
  children: (state: Opened) => ReactNode;
}

/** A button that opens a list or a panel beside it. */
export function Opener(props: OpenerProps) {
  const { kind, label, shown, testId, className, shortcut, attributes, children } = props;
  const [opened, setOpened] = useState(false);
  // A press outside of what is open closes it, and the button is outside.
  const wasOpened = useRef(false);
  const open = () => {
    // What stands over the page has the keys.
    if (!document.querySelector('[aria-modal="true"]')) setOpened(true);
  };
  useHotkeys(shortcut ? [[shortcut, open]] : []);
  return (
    <span className="opener">
      <button
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup={kind}
        aria-expanded={opened}
        aria-keyshortcuts={shortcut}
        data-testid={testId}
        onPointerDown={() => {
          wasOpened.current = opened;
        }}
        onClick={() => {
          setOpened(!wasOpened.current);
          wasOpened.current = false;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || kind !== 'menu' || attributes) return;
          event.preventDefault();
          setOpened(true);
        }}
        {...attributes}
      >
        {shown}
      </button>
      <OnceOpened opened={opened}>
        {children({ opened, onClose: () => setOpened(false) })}
      </OnceOpened>
    </span>
  );
}
