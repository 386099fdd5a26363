import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const LINES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

interface ShapeProps {
  /** Stands still, for the empty state. */
  ghost?: boolean;
  /** What is waited for, for those who do not see the shape. */
  status?: string;
  head: ReactNode;
  children: ReactNode;
}

function Shape({ ghost = false, status, head, children }: ShapeProps) {
  const { t } = useTranslation();
  return (
    <div className={ghost ? 'ghost' : undefined} aria-hidden={ghost} data-testid="skeleton">
      {ghost ? null : (
        <>
          <p className="hidden-visually" role="status">
            {status ?? t('page.updating')}
          </p>
          {head}
        </>
      )}
      {children}
    </div>
  );
}

/** The shape of a page while it is on its way. */
export function PageSkeleton({ ghost = false }: { ghost?: boolean }) {
  const head = (
    <div className="headline">
      <span className="skeleton skeleton-filters" />
      <span className="skeleton skeleton-title" />
      <span className="skeleton skeleton-answer" />
    </div>
  );
  return (
    <Shape ghost={ghost} head={head}>
      <TableSkeleton />
    </Shape>
  );
}

interface BodySkeletonProps {
  ghost?: boolean;
  status?: string;
  /** The shape of the picture above the table. */
  figure: ReactNode;
}

/** The shape of what stands below a page's heading: its answer, its picture and its table. */
export function BodySkeleton({ ghost = false, figure, ...rest }: BodySkeletonProps) {
  const head = (
    <div className="headline" style={{ marginTop: -20 }}>
      <span className="skeleton" style={{ width: 'min(560px, 92%)', height: 18 }} />
      <span className="skeleton" style={{ width: 'min(420px, 70%)', height: 13, marginTop: 14 }} />
    </div>
  );
  return (
    <Shape ghost={ghost} head={head} {...rest}>
      <div className="figure-block">
        <span className="skeleton" style={{ width: 240, height: 16, marginBottom: 20 }} />
        {figure}
      </div>
      <TableSkeleton />
    </Shape>
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
