import { MenuList } from './menu-list.tsx';
import { MenuOption } from './menu-option.tsx';
import type { Opened } from './opener.tsx';
import type { Option } from './option.ts';

interface ChoiceMenuProps extends Opened {
  name: string;
  value: string;
  options: readonly Option<string>[];
  onChoose: (value: string) => void;
}

/** The list of what could stand in the place of a choice. */
export function ChoiceMenu({ name, value, options, onChoose, ...state }: ChoiceMenuProps) {
  return (
    <MenuList label={name} {...state}>
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
    </MenuList>
  );
}
