import { useMemo } from 'react';
import { useSearch } from 'wouter/use-browser-location';
import type { Misread } from '../address/address-state.ts';
import { misread } from '../address/address-state.ts';

const NONE: readonly Misread[] = [];

/** What of the address a page could not follow, the same list while the address is the same. */
export function useStrays(
  own: readonly string[] = [],
  more: readonly Misread[] = NONE,
): readonly Misread[] {
  const search = useSearch();
  return useMemo(() => {
    const strays = [...misread(search, own), ...more];
    return strays.length > 0 ? strays : NONE;
  }, [search, own, more]);
}
