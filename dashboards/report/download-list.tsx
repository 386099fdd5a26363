import { Menu } from '@mantine/core';
import { MenuList } from '../controls/menu-list.tsx';
import type { Opened } from '../controls/opener.tsx';

/** A file that can be had. */
export interface DownloadItem {
  readonly testId: string;
  readonly label: string;
  readonly note: string;
  readonly run: () => void;
}

interface DownloadListProps extends Opened {
  label: string;
  items: readonly DownloadItem[];
}

/** The files that a table can be had as, each with what it is for. */
export function DownloadList({ label, items, ...opened }: DownloadListProps) {
  return (
    <MenuList label={label} position="bottom-end" {...opened}>
      {items.map(({ testId, label: name, note, run }) => (
        <Menu.Item key={testId} className="option" data-testid={testId} onClick={run}>
          <span className="option-label">{name}</span>
          <span className="option-note">{note}</span>
        </Menu.Item>
      ))}
    </MenuList>
  );
}
