import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Opener } from '../controls/opener.tsx';
import type { DataColumn } from '../table/data-column.ts';

const ColumnList = lazy(async () => {
  const { ColumnList: list } = await import('./column-list.tsx');
  return { default: list };
});

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
  const label =
    shown === null
      ? t('table.columns')
      : t('data.columnsOf', {
          shown: columns.filter(({ id }) => isShown(id)).length,
          count: columns.length,
        });
  return (
    <Opener kind="menu" label={label} shown={label} testId="choose-columns" className="text-button">
      {(opened) => (
        <ColumnList
          label={t('table.columns')}
          columns={columns.slice(1)}
          isShown={isShown}
          onToggle={toggle}
          {...opened}
        />
      )}
    </Opener>
  );
}
