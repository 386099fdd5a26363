import type { Mapped } from '@throughline/ingest/contract/source';
import type { LogEntry } from '@throughline/ingest/log/event-log';
import { takingTurns } from '@throughline/ingest/log/taking-turns';
import { setAside } from '../set-aside.ts';
import { type MappedDelivery, mappedDelivery } from './mapped-delivery.ts';
import { type PreparedBatch, prepare } from './prepared-batch.ts';

/**
 * Makes of deliveries what is stored of them. Pure: the same deliveries give the same. Those that are set
 * aside are not read; each is a rejection.
 */
export interface Preparer {
  /** Resolves once it can begin at once. */
  ready(): Promise<void>;
  /**
   * @param load see `loadNumber`.
   * @throws TypeError for a value that its column does not hold.
   */
  prepare(
    load: string,
    entries: readonly LogEntry[],
    aside?: ReadonlySet<LogEntry>,
  ): Promise<PreparedBatch>;
  /** The facts themselves, for what has to look at records one by one. */
  map(
    entries: readonly LogEntry[],
    aside?: ReadonlySet<LogEntry>,
  ): Promise<readonly MappedDelivery[]>;
  close(): Promise<void>;
}

/** Prepares in this thread, by turns with whatever else it does. */
export function preparerHere(map: (entry: LogEntry) => Mapped | Promise<Mapped>): Preparer {
  const mapAll: Preparer['map'] = async (entries, aside) => {
    const deliveries: MappedDelivery[] = [];
    const turn = takingTurns();
    for (const entry of entries) {
      const mapped = aside?.has(entry) ? setAside(entry) : map(entry);
      deliveries.push(mappedDelivery(entry, mapped instanceof Promise ? await mapped : mapped));
      await turn();
    }
    return deliveries;
  };
  return {
    ready: async () => {},
    map: mapAll,
    prepare: async (load, entries, aside) => prepare(load, await mapAll(entries, aside)),
    close: async () => {},
  };
}
