import { useTranslation } from 'react-i18next';

const LINES = ['a', 'b', 'c', 'd', 'e', 'f'];
const FIGURES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** The page's shape while the models are computed; `ghost` stands still, for the empty state. */
export function AnalystSkeleton({ ghost = false }: { ghost?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={ghost ? 'ghost' : undefined} aria-hidden={ghost} data-testid="skeleton">
      {ghost ? null : (
        <p className="hidden-visually" role="status">
          {t('analyst.updating')}
        </p>
      )}
      {ghost ? null : (
        <div className="headline" style={{ marginTop: -20 }}>
          <span className="skeleton" style={{ width: 'min(680px, 96%)', height: 18 }} />
          <span
            className="skeleton"
            style={{ width: 'min(520px, 80%)', height: 13, marginTop: 14 }}
          />
        </div>
      )}
      <div className="figure-block">
        <span className="skeleton" style={{ width: 280, height: 16, marginBottom: 22 }} />
        {LINES.map((line, index) => (
          <div key={line} className="skeleton-interval">
            <span className="skeleton skeleton-line" />
            <span className="skeleton" style={{ width: `${64 - index * 9}%`, height: 8 }} />
          </div>
        ))}
      </div>
      <div className="skeleton-rows">
        {LINES.map((line) => (
          <div key={line}>
            <span className="skeleton skeleton-line" />
            {FIGURES.map((figure) => (
              <span key={figure} className="skeleton skeleton-figure" />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
