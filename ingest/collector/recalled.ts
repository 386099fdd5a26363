import type { Exchange } from '../contract/exchange.ts';
import type { Endpoint } from '../contract/source.ts';
import { recentDeliveries } from '../log/recent-deliveries.ts';
import type { CollectRoute } from './collect-routes.ts';
import type { CollectorOptions } from './collector-options.ts';

/** An exchange that is asked once it knows what it has to remember. */
export type OpenExchange = () => Promise<Exchange<unknown>>;

/**
 * Opens the exchanges of a collector: one an endpoint, however many paths lead to it. One that remembers reads
 * back what the log holds at its first request; where the log is away, that request is refused and the next one
 * tries again.
 */
export function openExchanges({
  log,
  clock,
}: Pick<CollectorOptions, 'log' | 'clock'>): (route: CollectRoute) => OpenExchange | undefined {
  const opened = new Map<Endpoint<unknown>, OpenExchange>();

  function open({ source, endpoint, accountsByName }: CollectRoute): OpenExchange {
    const exchange = endpoint.exchange!();
    const { memory } = exchange;
    const { ends, read } = log;
    if (!memory || !ends || !read) return async () => exchange;
    let recalled: Promise<Exchange<unknown>> | undefined;
    const recall = async () => {
      const readable = { ends: ends.bind(log), read: read.bind(log) };
      for (const delivery of await recentDeliveries(readable, clock() - memory.reach)) {
        const account = accountsByName.get(delivery.account);
        if (delivery.source === source && delivery.endpoint === endpoint.name && account)
          memory.recall(delivery, account);
      }
      return exchange;
    };
    return () => {
      recalled ??= recall().catch((error: unknown) => {
        recalled = undefined;
        throw error;
      });
      return recalled;
    };
  }

  return (route) => {
    if (!route.endpoint.exchange) return undefined;
    const known = opened.get(route.endpoint) ?? open(route);
    opened.set(route.endpoint, known);
    return known;
  };
}
