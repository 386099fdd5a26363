import { useTranslation } from 'react-i18next';
import { PageSkeleton } from './page-skeleton.tsx';

/** A warehouse without data: what to do next, and what will stand here. */
export function EmptyData({ willStand }: { willStand: string }) {
  const { t } = useTranslation();
  return (
    <>
      <section className="state-screen" data-testid="empty">
        <h2>{t('empty.title')}</h2>
        <p>{t('empty.next')}</p>
        <pre>
          <code>{'npx throughline import <source> <file>\nnpm run demo'}</code>
        </pre>
        <p className="soft">{t('empty.thenAnswers', { question: willStand })}</p>
      </section>
      <PageSkeleton ghost />
    </>
  );
}
