import { engineCode, OUTAGES } from './outages.ts';
import { type Session, WarehouseUnavailable } from './warehouse.ts';

const UNKNOWN_TABLE = 60;
const TEMPORARY =
  /^\s*CREATE\s+(?:OR\s+REPLACE\s+)?TEMPORARY\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?`?(\w+)/i;

/**
 * A session that a server forgets after a while: knows its temporary tables, says when it may have
 * lost them, and drops them when it is closed.
 * @param idleMs time without a statement after which the server may have forgotten it.
 * @param now ms of a clock that never goes back.
 */
export function remembered(
  session: Session,
  { idleMs, now }: { idleMs: number; now: () => number },
): Session {
  const tables = new Set<string>();
  let usedAt = now();
  let lost: string | undefined;

  const isIdle = () => now() - usedAt >= idleMs;
  const losing = (error: unknown): unknown => {
    const code = engineCode(error);
    const cause = { cause: error };
    if (code === UNKNOWN_TABLE && mentions(error, tables)) {
      lost =
        'the server has forgotten its temporary tables (it was restarted, or lost the session)';
      return gone(lost, cause);
    }
    // Without an answer, or with one about the session itself, its state is not known any more.
    if (
      code === undefined ||
      code === OUTAGES.SESSION_NOT_FOUND ||
      code === OUTAGES.SESSION_IS_LOCKED
    )
      lost = 'a statement was cut off';
    return error;
  };
  const used = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!lost && tables.size > 0 && isIdle()) lost = 'it was idle for too long';
    if (lost) throw gone(lost);
    try {
      return await work();
    } catch (error) {
      throw losing(error);
    } finally {
      usedAt = now();
    }
  };

  return {
    run: (sql, parameters) =>
      used(async () => {
        const [, table] = TEMPORARY.exec(sql) ?? [];
        if (table) tables.add(table);
        await session.run(sql, parameters);
      }),
    insert: (table, columns, rows) => used(() => session.insert(table, columns, rows)),
    rows: (sql, parameters) => used(() => session.rows(sql, parameters)),
    columns: (sql, parameters) => used(() => session.columns(sql, parameters)),
    isUsable: () => !lost && !isIdle() && session.isUsable(),
    async close() {
      if (!lost && tables.size > 0 && session.isUsable()) {
        const all = [...tables].map((table) => `\`${table}\``).join(', ');
        // The server forgets them by itself soon after; a session that cannot be reached closes too.
        await session.run(`DROP TEMPORARY TABLE IF EXISTS ${all}`).catch(() => {});
      }
      await session.close();
    },
  };
}

function mentions(error: unknown, tables: ReadonlySet<string>): boolean {
  const words = new Set(error instanceof Error ? error.message.split(/\W+/) : []);
  return [...tables].some((table) => words.has(table));
}

function gone(why: string, options?: ErrorOptions): WarehouseUnavailable {
  return new WarehouseUnavailable(
    `The session has lost its temporary tables, because ${why}: do its work again in a new session.`,
    options,
  );
}
