import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Opened } from './opener.tsx';
import { OpenerPlace } from './opener-place.tsx';

interface DropdownPanelProps extends Opened {
  readonly label: string;
  readonly children: ReactNode;
}

/** A panel below its opener, which keeps the keyboard until it is closed. */
export function DropdownPanel({ opened, onClose, label, children }: DropdownPanelProps) {
  return (
    <Popover
      opened={opened}
      onChange={(next) => {
        if (!next) onClose();
      }}
      position="bottom-start"
      offset={6}
      trapFocus
      returnFocus
      transitionProps={{ duration: 80 }}
      classNames={{ dropdown: 'dropdown' }}
    >
      <Popover.Target>
        <OpenerPlace />
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>{children}</Popover.Dropdown>
    </Popover>
  );
}
