import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { usePageLink } from '../address/use-page-link.ts';
import { PageSkeleton } from './page-skeleton.tsx';

interface EmptyStateProps {
  title: string;
  /** What to do, above the commands that do it. */
  next: string;
  commands: readonly string[];
  /** Does the same without a terminal. */
  ways?: ReactNode;
  willStand: string;
}

/** What a page has nothing of yet: what to do next, and what will stand here. */
function EmptyState({ title, next, commands, ways, willStand }: EmptyStateProps) {
  const { t } = useTranslation();
  return (
    <>
      <section className="state-screen" data-testid="empty">
        <h2>{title}</h2>
        {ways}
        <p>{next}</p>
        <pre>
          <code>{commands.join('\n')}</code>
        </pre>
        <p className="soft">{t('empty.thenAnswers', { question: willStand })}</p>
      </section>
      <PageSkeleton ghost />
    </>
  );
}

/** A warehouse without data. */
export function EmptyData({ willStand }: { willStand: string }) {
  const { t } = useTranslation();
  const linkTo = usePageLink();
  const commands = ['npx throughline import <source> <file>', 'npm run demo'];
  return (
    <EmptyState
      title={t('empty.title')}
      next={t('empty.next')}
      commands={commands}
      ways={
        <p className="state-ways">
          <Link href={linkTo('/')} className="solid-button">
            {t('empty.connect')}
          </Link>
          <Link href={linkTo('/data/import')} className="text-button">
            {t('empty.import')}
          </Link>
        </p>
      }
      willStand={willStand}
    />
  );
}
