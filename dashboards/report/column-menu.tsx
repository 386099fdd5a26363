import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MenuOption } from '../controls/menu-option.tsx';
import type { DataColumn } from '../table/data-column.ts';

interface ColumnMenuProps {
  columns: readonly DataColumn[];
  /** null: all of them. */
  shown: readonly string[] | null;
  onChoose: (shown: readonly string[] | null) => void;
}

/** Which columns a table shows; the first, which names the rows, always stands. */
export function ColumnMenu({ columns, shown, onChoose }: ColumnMenuProps) {
  const { t } = useTranslation();
  const isShown = (id: string) => shown === null || shown.includes(id);
  const toggle = (id: string) => {
    const next = columns
      .map((column) => column.id)
      .filter((known) => (known === id ? !isShown(known) : isShown(known)));
    onChoose(next.length === columns.length ? null : next);
  };
  return (
    <Menu
      withInitialFocusPlaceholder={false}
      position="bottom-end"
      offset={6}
      closeOnItemClick={false}
      transitionProps={{ duration: 80 }}
      width="max-content"
      classNames={{ dropdown: 'dropdown choices' }}
    >
      <Menu.Target>
        <button type="button" className="text-button" data-testid="choose-columns">
          {shown === null
            ? t('table.columns')
            : t('data.columnsOf', {
                shown: columns.filter(({ id }) => isShown(id)).length,
                count: columns.length,
              })}
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('table.columns')}>
        {columns.slice(1).map(({ id, label }) => (
          <MenuOption
            key={id}
            kind="any"
            checked={isShown(id)}
            label={label}
            testId={`column-${id}`}
            onChoose={() => toggle(id)}
          />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
