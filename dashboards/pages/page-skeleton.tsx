import { useTranslation } from 'react-i18next';

const LINES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** The shape of a page while it is on its way; `ghost` stands still, for the empty state. */
export function PageSkeleton({ ghost = false }: { ghost?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={ghost ? 'ghost' : undefined} aria-hidden={ghost} data-testid="skeleton">
      {ghost ? null : (
        <>
          <p className="hidden-visually" role="status">
            {t('page.updating')}
          </p>
          <div className="headline">
            <span className="skeleton skeleton-filters" />
            <span className="skeleton skeleton-title" />
            <span className="skeleton skeleton-answer" />
          </div>
        </>
      )}
      <TableSkeleton />
    </div>
  );
}

/** Rows of a table on their way. */
export function TableSkeleton() {
  return (
    <div className="skeleton-rows">
      {LINES.map((line) => (
        <div key={line}>
          <span className="skeleton skeleton-line" />
          {LINES.map((figure) => (
            <span key={figure} className="skeleton skeleton-figure" />
          ))}
        </div>
      ))}
    </div>
  );
}
