import type { EngineConnection } from './engine-connection.ts';
import { serverError } from './engine-error.ts';
import type { FrontRequest } from './request.ts';

export interface Sessions {
  /** The session's connection; it is locked until `release`. */
  acquire(wanted: NonNullable<FrontRequest['session']>): Promise<Lease>;
  closeAll(): void;
}

export interface Lease {
  readonly connection: EngineConnection;
  release(): void;
}

interface Entry {
  connection: EngineConnection | undefined;
  busy: boolean;
  timer: NodeJS.Timeout | undefined;
}

/** Sessions by name: a connection each, with its temporary tables; closed when unused for long. */
export function createSessions(open: () => Promise<EngineConnection>): Sessions {
  const entries = new Map<string, Entry>();

  function drop(id: string, entry: Entry): void {
    clearTimeout(entry.timer);
    entries.delete(id);
    entry.connection?.close();
  }

  return {
    async acquire({ id, timeoutMs, mustExist, close }) {
      const found = entries.get(id);
      if (found?.busy)
        throw serverError(
          373,
          'SESSION_IS_LOCKED',
          `Session ${id} is locked by a concurrent client.`,
        );
      if (!found && mustExist)
        throw serverError(372, 'SESSION_NOT_FOUND', `Session ${id} not found.`);
      const entry: Entry = found ?? { connection: undefined, busy: true, timer: undefined };
      entry.busy = true;
      clearTimeout(entry.timer);
      entries.set(id, entry);
      try {
        if (!entry.connection) {
          entry.connection = await open();
          await entry.connection.learn();
        }
      } catch (error) {
        drop(id, entry);
        throw error;
      }
      return {
        connection: entry.connection,
        release() {
          entry.busy = false;
          if (close || timeoutMs === 0) return drop(id, entry);
          entry.timer = setTimeout(() => drop(id, entry), timeoutMs);
        },
      };
    },
    closeAll() {
      for (const [id, entry] of entries) if (!entry.busy) drop(id, entry);
    },
  };
}
