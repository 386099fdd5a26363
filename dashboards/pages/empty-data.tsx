import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { usePageLink } from '../address/use-page-link.ts';
import { PageSkeleton } from './page-skeleton.tsx';

interface EmptyDataProps {
  /** The question of the page. */
  willStand: string;
  /** The shape of what will stand here. */
  shape?: ReactNode;
}

/** A warehouse without data: what to do next, with and without a terminal, and what will stand here. */
export function EmptyData({ willStand, shape = <PageSkeleton ghost /> }: EmptyDataProps) {
  const { t } = useTranslation();
  return (
    <>
      <section className="state-screen" data-testid="empty">
        <h2>{t('empty.title')}</h2>
        <WaysToData />
        <p>{t('empty.next')}</p>
        <pre>
          <code>{'npx throughline import <source> <file>\nnpm run demo'}</code>
        </pre>
        <p className="soft">{t('empty.thenAnswers', { question: willStand })}</p>
      </section>
      {shape}
    </>
  );
}

/** Where data come in without a terminal. */
export function WaysToData() {
  const { t } = useTranslation();
  const linkTo = usePageLink();
  return (
    <p className="state-ways">
      <Link href={linkTo('/')} className="solid-button">
        {t('empty.connect')}
      </Link>
      <Link href={linkTo('/data/import')} className="text-button">
        {t('empty.import')}
      </Link>
    </p>
  );
}
