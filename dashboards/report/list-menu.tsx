import { MenuList } from '../controls/menu-list.tsx';
import { MenuOption } from '../controls/menu-option.tsx';
import type { Opened } from '../controls/opener.tsx';

interface ListMenuProps extends Opened {
  label: string;
  options: readonly { name: string; label: string; checked: boolean }[];
  testId: string;
  onChoose: (name: string) => void;
}

/** The names that a list can have; it stays open while they are chosen. */
export function ListMenu({ label, options, testId, onChoose, ...opened }: ListMenuProps) {
  return (
    <MenuList label={label} {...opened}>
      {options.map((option) => (
        <MenuOption
          key={option.name}
          kind="any"
          checked={option.checked}
          label={option.label}
          testId={`${testId}-${option.name}`}
          onChoose={() => onChoose(option.name)}
        />
      ))}
    </MenuList>
  );
}
