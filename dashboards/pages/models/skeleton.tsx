import { useTranslation } from 'react-i18next';
import { BodySkeleton } from '../page-skeleton.tsx';

const LINES = ['a', 'b', 'c', 'd', 'e', 'f'];

/** The page's shape while the models are computed; `ghost` stands still, for the empty state. */
export function ModelsSkeleton({ ghost = false }: { ghost?: boolean }) {
  const { t } = useTranslation();
  const figure = LINES.map((line, index) => (
    <div key={line} className="skeleton-interval">
      <span className="skeleton skeleton-line" />
      <span className="skeleton" style={{ width: `${64 - index * 9}%`, height: 8 }} />
    </div>
  ));
  return <BodySkeleton ghost={ghost} status={t('analyst.updating')} figure={figure} />;
}
