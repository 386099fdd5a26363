import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { shownStateOptions, stateQueryOptions } from './queries.ts';

/** How often a page that is seen asks whether there is something new: soon while there is nothing at all. */
const EVERY_MS = { empty: 3_000, filled: 30_000 };
const OF_STATE: readonly unknown[] = [...stateQueryOptions.queryKey, ...shownStateOptions.queryKey];

interface Freshness {
  /** Another state was published than the one on screen. */
  readonly isNew: boolean;
  readonly show: () => void;
}

/**
 * Asks for the published state now and then. Once another one was published, the reader is told and decides; a page
 * without any data is filled at once. What failed is asked again once the server answers.
 */
export function useFreshness(): Freshness {
  const client = useQueryClient();
  const { data: shown } = useQuery(shownStateOptions);
  const { data: published, isError } = useQuery({
    ...stateQueryOptions,
    refetchOnWindowFocus: 'always',
    // Neither is asked while the tab is hidden.
    refetchInterval: ({ state }) =>
      state.data && state.data.data === null ? EVERY_MS.empty : EVERY_MS.filled,
  });
  const wasDown = useRef(isError);
  useEffect(() => {
    if (wasDown.current && !isError)
      void client.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
    wasDown.current = isError;
  }, [client, isError]);

  const isNew =
    shown !== undefined &&
    published !== undefined &&
    (shown.generation !== published.generation || shown.revision !== published.revision);
  const show = useCallback(() => {
    client.setQueryData(shownStateOptions.queryKey, published);
    void client.invalidateQueries({ predicate: ({ queryKey }) => !OF_STATE.includes(queryKey[0]) });
  }, [client, published]);
  const wasEmpty = shown?.data === null;
  useEffect(() => {
    if (isNew && wasEmpty) show();
  }, [isNew, wasEmpty, show]);
  return { isNew, show };
}
