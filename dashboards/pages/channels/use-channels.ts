import { useQueries } from '@tanstack/react-query';
import type { ChannelsQuery, ChannelsReport } from '@throughline/api/contract/reports/channels';
import { LEVELS } from '@throughline/api/contract/terms';
import { useRef } from 'react';
import type { AddressState } from '../../address/address-state.ts';
import { channelsQueryOptions } from '../../client/queries.ts';
import { useExtent } from '../../client/use-extent.ts';
import type { Day, Period } from '../../format/days.ts';
import { lastDays } from '../../format/days.ts';
import type { LevelAnswer } from './tree.ts';
import { depthNeeded } from './tree.ts';

export const DEFAULT_DAYS = 90;

/** The last 90 days that hold data: up to today, or up to the newest day with data before it. */
export function defaultPeriod(data: ChannelsReport['meta']['data'], today: Day): Period {
  return lastDays(data && data.to < today ? data.to : today, DEFAULT_DAYS);
}

export interface Channels {
  period: Period;
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
export function useChannels(state: AddressState, today: Day): Channels {
  const extent = useExtent();
  const choices = {
    model: state.model,
    basis: state.basis,
    compare: state.compare,
    ...(state.currency ? { currency: state.currency } : {}),
  };

  const period = state.period ?? defaultPeriod(extent.days ?? null, today);
  const known = state.period !== null || extent.days !== undefined;

  const filters = { ...period, ...choices };
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
  const error = (known ? null : extent.error) ?? levels[0]?.error ?? null;
  return {
    period,
    report: kept.current?.report ?? null,
    answers: kept.current?.answers ?? [],
    stale: !(fresh && known),
    error,
    retry: () => {
      if (extent.error) extent.retry();
      for (const level of levels) if (level.isError) void level.refetch();
    },
  };
}

function levelQuery(filters: Filters, depth: number) {
  return channelsQueryOptions({ ...filters, by: LEVELS.slice(0, depth).join(',') });
}
