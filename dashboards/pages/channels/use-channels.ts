import { useQueries } from '@tanstack/react-query';
import type { ChannelsQuery, ChannelsReport } from '@throughline/api/contract/reports/channels';
import { LEVELS } from '@throughline/api/contract/terms';
import { useRef } from 'react';
import type { AddressState } from '../../address/address-state.ts';
import { channelsQueryOptions } from '../../client/queries.ts';
import type { ShownPeriod } from '../../client/use-period.ts';
import type { LevelAnswer } from './tree.ts';
import { depthNeeded } from './tree.ts';

export interface Channels {
  /** null until the first report is there. */
  report: ChannelsReport | null;
  /** One answer a depth, all of the same filters. */
  answers: readonly LevelAnswer[];
  /** The report on screen still answers the filters of a moment ago. */
  stale: boolean;
  error: Error | null;
  retry: () => void;
}

type Filters = Pick<ChannelsQuery, 'from' | 'to' | 'model' | 'basis' | 'compare' | 'currency'>;

/** Reports of every depth that the open rows need; each depth is one request and is kept for its filters. */
export function useChannels(state: AddressState, period: ShownPeriod): Channels {
  const choices = {
    model: state.model,
    basis: state.basis,
    compare: state.compare,
    ...(state.currency ? { currency: state.currency } : {}),
  };

  const { known } = period;
  const filters = { ...period.days, ...choices };
  const depth = depthNeeded(state.open, state.cell?.row);
  const levels = useQueries({
    queries: LEVELS.slice(0, depth).map((_, index) => ({
      ...levelQuery(filters, index + 1),
      enabled: known,
    })),
  });

  // Figures of two filters never stand on one screen: until the new first level is there, all of the
  // old levels stay.
  const kept = useRef<{ report: ChannelsReport; answers: LevelAnswer[] } | null>(null);
  const fresh = levels[0]?.data;
  if (fresh && known) {
    kept.current = {
      report: fresh,
      answers: levels.map((level) => level.data ?? (level.isError ? 'failed' : 'loading')),
    };
  }
  const error = period.error ?? levels[0]?.error ?? null;
  return {
    report: kept.current?.report ?? null,
    answers: kept.current?.answers ?? [],
    stale: !(fresh && known),
    error,
    retry: () => {
      if (period.error) period.retry();
      for (const level of levels) if (level.isError) void level.refetch();
    },
  };
}

function levelQuery(filters: Filters, depth: number) {
  return channelsQueryOptions({ ...filters, by: LEVELS.slice(0, depth).join(',') });
}
