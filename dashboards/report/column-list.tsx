import { MenuList } from '../controls/menu-list.tsx';
import { MenuOption } from '../controls/menu-option.tsx';
import type { Opened } from '../controls/opener.tsx';
import type { DataColumn } from '../table/data-column.ts';

interface ColumnListProps extends Opened {
  label: string;
  columns: readonly DataColumn[];
  isShown: (id: string) => boolean;
  onToggle: (id: string) => void;
}

/** The columns that a table can show, each with the mark of what is shown. */
export function ColumnList({ label, columns, isShown, onToggle, ...opened }: ColumnListProps) {
  return (
    <MenuList label={label} position="bottom-end" {...opened}>
      {columns.map(({ id, label: name }) => (
        <MenuOption
          key={id}
          kind="any"
          checked={isShown(id)}
          label={name}
          testId={`column-${id}`}
          onChoose={() => onToggle(id)}
        />
      ))}
    </MenuList>
  );
}
