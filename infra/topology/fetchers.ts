import { type Fetcher, startFetcher } from '@throughline/ingest/fetching/fetcher';
import { appendable } from '../line/appendable.ts';
import type { Line } from '../line/line.ts';

export interface Fetchers {
  /** What vendors are asked for in vain, one sentence each. */
  problems(): readonly string[];
  stop(): Promise<void>;
}

/** One for each account whose vendor sends ids only and may be asked for the rest. */
export function startFetchers(line: Line): Fetchers {
  const { log, sources, accounts, clock } = line;
  const fetchers = accounts.flatMap((account): Fetcher[] => {
    const source = sources.find(({ name }) => name === account.source);
    if (!source?.fetching?.isSet(account.settings)) return [];
    const guarded = {
      append: async (records: Parameters<typeof log.append>[0]) => appendable(line).append(records),
      consume: log.consume.bind(log),
    };
    return [startFetcher({ log: guarded, source, account, clock })];
  });
  return {
    problems: () => fetchers.flatMap((one) => one.problem() ?? []),
    async stop() {
      await Promise.all(fetchers.map((one) => one.stop()));
    },
  };
}
