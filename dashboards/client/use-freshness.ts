import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { stateQueryOptions } from './queries.ts';

/** How often a page asks whether there is something new: soon while there is nothing at all. */
const EVERY_MS = { empty: 3_000, filled: 15_000 };

/**
 * Asks for the published state now and then, and lets every answer be asked again once another one was
 * published; what failed is asked again once the server answers. Figures on screen stay until the new ones are there.
 */
export function useFreshness(): void {
  const client = useQueryClient();
  const { data, isError } = useQuery({
    ...stateQueryOptions,
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) =>
      state.data && state.data.data === null ? EVERY_MS.empty : EVERY_MS.filled,
  });
  const wasDown = useRef(isError);
  useEffect(() => {
    if (wasDown.current && !isError)
      void client.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
    wasDown.current = isError;
  }, [client, isError]);
  const shown = data && `${data.generation}.${data.revision}`;
  const before = useRef(shown);
  useEffect(() => {
    if (shown === undefined || shown === before.current) return;
    const isFirst = before.current === undefined;
    before.current = shown;
    if (!isFirst)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'state' });
  }, [client, shown]);
}
