import { Menu } from '@mantine/core';
import { MenuList } from '../controls/menu-list.tsx';
import type { Opened } from '../controls/opener.tsx';
import type { NameChoice } from './data-column.ts';

interface NameMenuProps extends Opened {
  label: string;
  choices: readonly NameChoice[];
}

/** What can be done with a name. */
export function NameMenu({ label, choices, ...opened }: NameMenuProps) {
  return (
    <MenuList label={label} {...opened}>
      {choices.map(({ id, label: text, run }) => (
        <Menu.Item key={id} className="option" data-testid={`narrow-${id}`} onClick={run}>
          {text}
        </Menu.Item>
      ))}
    </MenuList>
  );
}
