import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { areasShown } from '../page-list.ts';

/** An address that no page has, and the pages that there are. */
export function NotFound() {
  const { t } = useTranslation();
  const title = t('app.notFound');
  useEffect(() => {
    document.title = `${title} – Throughline`;
  }, [title]);
  return (
    <section className="state-screen" data-testid="not-found">
      <h1>{title}</h1>
      <p>{t('app.notFoundNext')}</p>
      <dl className="page-list">
        {areasShown().map(({ area, pages }) => (
          <div key={area}>
            <dt>{t(`area.${area}`)}</dt>
            <dd>
              {pages.map(({ name, path }) => (
                <Link key={name} className="text-button" href={path}>
                  {t(`tab.${name}`)}
                </Link>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
