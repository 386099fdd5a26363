import type { ReactNode } from 'react';
import { lazy } from 'react';
import { Opener } from '../controls/opener.tsx';
import type { NameChoice } from './data-column.ts';

const NameMenu = lazy(async () => {
  const { NameMenu: menu } = await import('./name-menu.tsx');
  return { default: menu };
});

interface NameChoicesProps {
  label: string;
  choices: readonly NameChoice[];
  /** Of the button: its place in the grid, and what it says on hover. */
  attributes: Readonly<Record<string, string | number | undefined>>;
  children: ReactNode;
}

/** A name that opens what can be done with it. */
export function NameChoices({ label, choices, attributes, children }: NameChoicesProps) {
  return (
    <Opener
      kind="menu"
      label={label}
      shown={children}
      testId="name-choices"
      className="cell-button name-button"
      attributes={attributes}
    >
      {(opened) => <NameMenu label={label} choices={choices} {...opened} />}
    </Opener>
  );
}
