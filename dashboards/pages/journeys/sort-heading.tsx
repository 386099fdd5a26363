import { useTranslation } from 'react-i18next';

interface SortHeadingProps {
  label: string;
  /** What the column counts, where its name does not say it all. */
  note?: string | undefined;
  sorted: boolean;
  testId: string;
  onSort: () => void;
}

/** A column's head that sorts, largest first; the server sorts over all pages. */
export function SortHeading({ label, note, sorted, testId, onSort }: SortHeadingProps) {
  const { t } = useTranslation();
  return (
    <th scope="col" className="number" aria-sort={sorted ? 'descending' : 'none'}>
      <button
        type="button"
        className="head-name sort-head"
        data-testid={testId}
        title={note ?? t('journeys.sortDescending', { column: label })}
        aria-label={t('journeys.sortDescending', { column: label })}
        onClick={onSort}
      >
        <span className="sort-mark" aria-hidden="true">
          {sorted ? '↓' : ''}
        </span>{' '}
        {label}
      </button>
    </th>
  );
}
