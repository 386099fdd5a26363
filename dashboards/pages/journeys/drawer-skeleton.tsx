import { useTranslation } from 'react-i18next';

/** The shape of a sum with rows below. */
export function DrawerSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" data-testid="drawer-skeleton">
      <span className="hidden-visually">{t('journeys.panel.loading')}</span>
      <span className="skeleton" style={{ width: 180, height: 28, margin: '26px 0 30px' }} />
      {['a', 'b', 'c', 'd', 'e', 'f'].map((row) => (
        <span key={row} className="skeleton" style={{ height: 44, margin: '14px 0' }} />
      ))}
    </div>
  );
}
