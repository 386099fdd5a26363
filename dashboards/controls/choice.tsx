import { lazy } from 'react';
import { Opener } from './opener.tsx';
import type { Option } from './option.ts';

const ChoiceMenu = lazy(async () => {
  const { ChoiceMenu: menu } = await import('./choice-menu.tsx');
  return { default: menu };
});

interface ChoiceProps<T extends string> {
  /** What is chosen, for those who do not see the sentence around it. */
  name: string;
  /** The text of the part in its sentence. */
  shown: string;
  value: T;
  options: readonly Option<T>[];
  onChoose: (value: T) => void;
  testId: string;
  shortcut?: string | undefined;
}

/** A part of a sentence that opens the list of what could stand in its place. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { name, shown, value, options, onChoose, testId, shortcut } = props;
  return (
    <Opener
      kind="menu"
      label={`${name}: ${shown}`}
      shown={shown}
      testId={testId}
      shortcut={shortcut}
      className="sentence-part"
    >
      {(state) => (
        <ChoiceMenu
          name={name}
          value={value}
          options={options}
          onChoose={(chosen) => onChoose(chosen as T)}
          {...state}
        />
      )}
    </Opener>
  );
}
