import { setTimeout as sleep } from 'node:timers/promises';
import { type EngineConnection, quoted } from './engine-connection.ts';
import { serverError } from './engine-error.ts';
import { replaced, type Statement } from './statement.ts';

/** Statements that run now, by the mark of their connection. */
export interface Running {
  /** Notes a statement that is about to run. A query id runs once at a time, as on a server. */
  begin(mark: string, queryId: string): { started(): void; end(): void };
  /** Resolves when none runs. */
  idle(): Promise<void>;
  /** The statement with `system.processes` as a server shows it: with the clients' query ids. */
  seen(sql: string): string;
  /** Runs KILL QUERY; answers with the rows that a server answers. */
  kill(
    statement: Extract<Statement, { kind: 'kill' }>,
    connection: EngineConnection,
    format: string,
  ): Promise<Buffer>;
}

interface Entry {
  readonly queryId: string;
  /** Resolves when the engine has it, or when it has ended. */
  readonly started: Promise<void>;
  readonly done: Promise<void>;
}

/** How long KILL waits for statements that have come and have not started. */
const STARTS_WITHIN_MS = 1000;
/** From the call of the engine until it lists the statement. */
const LISTED_WITHIN_MS = 10;

export function createRunning(): Running {
  const entries = new Map<string, Entry>();

  /**
   * The engine gives every statement a random id, so it is put back from the connection's mark. A
   * statement that was cancelled stays listed until its connection takes another: it is left out.
   */
  function processes(): string {
    const ids = [...entries].map(([mark, { queryId }]) => `${quoted(mark)}, ${quoted(queryId)}`);
    const map = `CAST(map(${ids.join(', ')}), 'Map(String, String)')`;
    return `(SELECT * REPLACE (${map}[Settings['log_comment']] AS query_id)
      FROM (SELECT *, query_id AS engine_id FROM system.processes)
      WHERE mapContains(${map}, Settings['log_comment']))`;
  }

  return {
    begin(mark, queryId) {
      if ([...entries.values()].some((entry) => entry.queryId === queryId))
        throw serverError(
          216,
          'QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING',
          `Query with id = ${queryId} is already running.`,
        );
      let started = () => {};
      let ended = () => {};
      entries.set(mark, {
        queryId,
        started: new Promise<void>((resolve) => {
          started = resolve;
        }),
        done: new Promise<void>((resolve) => {
          ended = resolve;
        }),
      });
      return {
        started,
        end() {
          entries.delete(mark);
          started();
          ended();
        },
      };
    },
    async idle() {
      while (entries.size > 0) await Promise.all([...entries.values()].map(({ done }) => done));
    },
    seen: (sql) => replaced(sql, ['system', '.', 'processes'], processes()),
    async kill({ where, mode }, connection, format) {
      const come = [...entries].filter(([mark]) => mark !== connection.mark);
      await Promise.race([
        Promise.all(come.map(([, { started }]) => started)),
        sleep(STARTS_WITHIN_MS, undefined, { ref: false }),
      ]);
      await sleep(LISTED_WITHIN_MS);
      const from = `FROM ${processes()} WHERE ${where}`;
      const { bytes } = await connection.run(
        `SELECT query_id, engine_id ${from}`,
        'JSONCompactEachRow',
      );
      const chosen = bytes
        .toString()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as [string, string]);
      const answer = await connection.run(
        `SELECT 'waiting' AS kill_status, query_id, user, query ${from}`,
        format,
      );
      if (mode === 'TEST' || chosen.length === 0) return answer.bytes;
      const ends = [...entries.values()].filter(({ queryId }) =>
        chosen.some(([id]) => id === queryId),
      );
      const ids = chosen.map(([, id]) => quoted(id)).join(', ');
      await connection.run(`KILL QUERY WHERE query_id IN (${ids}) ASYNC`, 'Null');
      // The engine's own SYNC waits for ever for a statement that it has cancelled.
      if (mode === 'SYNC') await Promise.all(ends.map(({ done }) => done));
      return answer.bytes;
    },
  };
}
