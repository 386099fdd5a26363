import type { PanelState } from './panel.tsx';

/** What a panel shows of its query. */
export function panelState(query: {
  data: unknown;
  error: Error | null;
  isPlaceholderData: boolean;
  refetch: () => unknown;
}): PanelState {
  return {
    pending: query.data === undefined,
    stale: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
  };
}
