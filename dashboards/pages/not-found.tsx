import { useTranslation } from 'react-i18next';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className="page state-screen">
      <h1>{t('app.notFound')}</h1>
      <p>
        <a className="text-button" href="/">
          {t('app.toChannels')}
        </a>
      </p>
    </main>
  );
}
