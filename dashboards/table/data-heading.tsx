import { useTranslation } from 'react-i18next';
import type { DataColumn, TableSort } from './data-column.ts';
import { DefinitionMark } from './definition-mark.tsx';
import type { GridKeys } from './use-grid-keys.ts';

interface DataHeadingProps {
  column: DataColumn;
  /** Set where the table is sorted by this column. */
  sort: TableSort | null;
  isName: boolean;
  place: ReturnType<GridKeys['place']>;
  onSort: () => void;
}

/** A column's head: its text sorts, the mark beside it says what the column means. */
export function DataHeading({ column, sort, isName, place, onSort }: DataHeadingProps) {
  const { t } = useTranslation();
  const { label, isNumber, definition } = column;
  return (
    <th
      scope="col"
      className={`${isName ? 'name-cell' : ''} ${isNumber ? 'number' : ''}`}
      aria-sort={sort ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <span className="head-cell">
        <button
          type="button"
          className="head-sort"
          data-testid={`sort-${column.id}`}
          data-tip={definition ? `${label}\n${definition}` : undefined}
          onClick={onSort}
          {...place}
        >
          {label}
          <span className="sort-mark" aria-hidden="true">
            {sort ? (sort.descending ? '↓' : '↑') : ''}
          </span>
        </button>
        {definition ? (
          <button
            type="button"
            className="define"
            tabIndex={-1}
            aria-label={t('table.define', { metric: label })}
            data-tip={`${label}\n${definition}`}
            data-testid={`define-${column.id}`}
          >
            <DefinitionMark />
          </button>
        ) : null}
      </span>
    </th>
  );
}
