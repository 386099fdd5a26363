import { Menu } from '@mantine/core';
import { MenuOption } from './menu-option.tsx';

export interface Option<T extends string> {
  value: T;
  label: string;
  note?: string;
  testId?: string;
}

interface ChoiceProps<T extends string> {
  /** What is chosen, for those who do not see the sentence around it. */
  name: string;
  /** The text of the part in its sentence. */
  shown: string;
  value: T;
  options: readonly Option<T>[];
  onChoose: (value: T) => void;
  testId: string;
  className?: string;
}

/** A part of a sentence that opens the list of what could stand in its place. */
export function Choice<T extends string>({
  name,
  shown,
  value,
  options,
  onChoose,
  testId,
  className = 'sentence-part',
}: ChoiceProps<T>) {
  return (
    <Menu
      withInitialFocusPlaceholder={false}
      position="bottom-start"
      offset={6}
      transitionProps={{ duration: 80 }}
      width="max-content"
      classNames={{ dropdown: 'dropdown choices' }}
    >
      <Menu.Target>
        <button
          type="button"
          className={className}
          aria-label={`${name}: ${shown}`}
          data-testid={testId}
        >
          {shown}
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label={name}>
        {options.map((option) => (
          <MenuOption
            key={option.value}
            kind="one"
            checked={option.value === value}
            label={option.label}
            note={option.note}
            testId={option.testId}
            onChoose={() => onChoose(option.value)}
          />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
