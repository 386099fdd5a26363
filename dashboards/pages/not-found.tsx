import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { PAGES } from './page-list.ts';
import { Wordmark } from './wordmark.tsx';

/** An address that no page has, and the pages that there are. */
export function NotFound() {
  const { t } = useTranslation();
  const title = t('app.notFound');
  useEffect(() => {
    document.title = `${title} – Throughline`;
  }, [title]);
  return (
    <main className="page">
      <header className="masthead">
        <Wordmark href="/" />
      </header>
      <section className="state-screen" data-testid="not-found">
        <h1>{title}</h1>
        <p>{t('app.notFoundNext')}</p>
        <ul className="page-list">
          {PAGES.map(({ path, key }) => (
            <li key={path}>
              <Link className="text-button" href={path}>
                {t(key)}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}
