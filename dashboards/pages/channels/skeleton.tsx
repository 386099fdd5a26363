import { useTranslation } from 'react-i18next';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const FIGURES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** The page's shape while the first report is on its way; `ghost` stands still, for the empty state. */
export function ChannelsSkeleton({ ghost = false }: { ghost?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={ghost ? 'ghost' : undefined} aria-hidden={ghost} data-testid="skeleton">
      {ghost ? null : (
        <p className="hidden-visually" role="status">
          {t('page.updating')}
        </p>
      )}
      {ghost ? null : (
        <div className="headline" style={{ marginTop: -20 }}>
          <span className="skeleton" style={{ width: 'min(560px, 92%)', height: 18 }} />
          <span
            className="skeleton"
            style={{ width: 'min(420px, 70%)', height: 13, marginTop: 14 }}
          />
        </div>
      )}
      <div className="figure-block">
        <span className="skeleton" style={{ width: 210, height: 16, marginBottom: 18 }} />
        <div className="chart-room skeleton" />
      </div>
      <div className="skeleton-rows">
        {ROWS.map((row) => (
          <div key={row}>
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
