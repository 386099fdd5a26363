import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Opened } from './opener.tsx';
import { OpenerPlace } from './opener-place.tsx';

interface MenuListProps extends Opened {
  label: string;
  position?: 'bottom-start' | 'bottom-end';
  children: ReactNode;
}

/** A menu beside its opener. */
export function MenuList({
  opened,
  onClose,
  label,
  position = 'bottom-start',
  children,
}: MenuListProps) {
  return (
    <Menu
      opened={opened}
      onChange={(next) => {
        if (!next) onClose();
      }}
      withInitialFocusPlaceholder={false}
      position={position}
      offset={6}
      transitionProps={{ duration: 80 }}
      width="max-content"
      classNames={{ dropdown: 'dropdown choices', label: 'menu-label' }}
    >
      <Menu.Target>
        <OpenerPlace />
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>{children}</Menu.Dropdown>
    </Menu>
  );
}
