import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Area } from '../page-list.ts';
import { areasShown } from '../page-list.ts';
import { pageAddress } from './session-choices.ts';

// It asks a report, which the first figures need not wait for.
const DataAttention = lazy(async () => {
  const { DataAttention: dot } = await import('./data-attention.tsx');
  return { default: dot };
});

interface AreaLinksProps {
  current: Area | undefined;
  search: string;
}

/** The areas that have a page; each leads to its first. */
export function AreaLinks({ current, search }: AreaLinksProps) {
  const { t } = useTranslation();
  return areasShown().map(({ area, pages }) => {
    const [first] = pages;
    return first ? (
      <Link
        key={area}
        href={pageAddress(first.path, search)}
        aria-current={area === current ? 'true' : undefined}
        data-testid={`area-${area}`}
      >
        {t(`area.${area}`)}
        {area === 'data' ? (
          <Suspense fallback={null}>
            <DataAttention />
          </Suspense>
        ) : null}
      </Link>
    ) : null;
  });
}
