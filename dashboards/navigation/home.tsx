import { useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense, useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { ApiError } from '../client/api-error.ts';
import { stateQueryOptions } from '../client/queries.ts';
import { isStarting, keepStarting } from '../client/starting.ts';
import { PAGES } from '../page-list.ts';
import { ApiKeyScreen } from '../pages/api-key-screen.tsx';
import { PageSkeleton } from '../pages/page-skeleton.tsx';
import { StartScreen } from './page-components.ts';
import { pageAddress } from './session-choices.ts';

/**
 * The home address: how to begin while nothing is in, and until the reader has seen the first figure; then its own page,
 * or the first one where it has none.
 */
export function Home({ children }: { children: ReactNode }) {
  const search = useSearch();
  const [, navigate] = useLocation();
  const { data, error } = useQuery(stateQueryOptions);
  const isEmpty = data?.data === null;
  const isStart = isEmpty || isStarting();
  const leadsOn = (data !== undefined && !isStart) || (error !== null && !isRefused(error));
  useEffect(() => {
    if (isEmpty) keepStarting(true);
  }, [isEmpty]);
  useEffect(() => {
    if (leadsOn && children === null)
      navigate(pageAddress(PAGES[0].path, search), { replace: true });
  }, [leadsOn, children, navigate, search]);
  if (error && isRefused(error)) return <ApiKeyScreen />;
  if (leadsOn) return children ?? <PageSkeleton />;
  if (!data) return <PageSkeleton />;
  return (
    <Suspense fallback={<PageSkeleton />}>
      <StartScreen />
    </Suspense>
  );
}

const isRefused = (error: Error) => error instanceof ApiError && error.status === 401;
