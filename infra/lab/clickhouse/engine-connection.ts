import { engineSettings } from '../../topology/engine-settings.ts';
import { asEngineError, serverError } from './engine-error.ts';
import type { NativeEngine } from './native-engine.ts';

/** What holds for one statement only. */
export interface StatementContext {
  readonly database: string | undefined;
  readonly settings: ReadonlyMap<string, string>;
  /** Text of each bound parameter; the engine reads it as the type that the statement gives it. */
  readonly parameters: ReadonlyMap<string, string>;
}

export interface EngineConnection {
  /** Marks this connection's statements in `system.processes` (`Settings['log_comment']`). */
  readonly mark: string;
  /** Brings the connection to what one statement asks for; nothing of the statement before remains. */
  prepare(context: StatementContext, sql: string): Promise<void>;
  run(sql: string, format: string): Promise<{ bytes: Buffer; rowsRead: number }>;
  /** Yields the answer in parts as the engine makes them. */
  stream(sql: string, format: string): AsyncGenerator<Buffer, void>;
  /** To be called after a statement that changed the connection itself (`SET`, `USE`). */
  learn(): Promise<void>;
  close(): void;
}

/** Settings of a server that the embedded engine has otherwise; values come in statements of their own. */
const LIKE_A_SERVER = [
  'implicit_select = 0, serialize_query_plan = DEFAULT, max_query_size = 268435456',
  ...Object.entries(engineSettings()).map(([name, value]) => `${name} = ${value}`),
].join(', ');

let connections = 0;

/** One connection to the engine; its statements run one after the other. */
export async function openConnection(
  native: NativeEngine,
  folder: string,
): Promise<EngineConnection> {
  const handle = native.CreateConnection(folder);
  const mark = `connection-${++connections}`;
  let ownSettings = new Map<string, string>();
  let ownDatabase = 'default';
  let database = 'default';
  const applied = new Map<string, string>();
  const parameters = new Map<string, string>();

  const run: EngineConnection['run'] = async (sql, format) => {
    try {
      const { bytes, rowsRead } = await native.QueryAsyncConnection(handle, sql, format);
      return { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), rowsRead };
    } catch (error) {
      throw asEngineError(error);
    }
  };
  const restored = (name: string): string =>
    ownSettings.has(name) ? quoted(ownSettings.get(name)!) : 'DEFAULT';

  async function set(changes: ReadonlyMap<string, string | undefined>): Promise<void> {
    if (changes.size === 0) return;
    const assignments = [...changes].map(
      ([name, value]) => `${name} = ${value === undefined ? restored(name) : quoted(value)}`,
    );
    try {
      await run(`SET ${assignments.join(', ')}`, 'Null');
    } catch (error) {
      if (changes.size === 1) throw error;
      // One is wrong, and which of the others were taken is not known: one by one.
      for (const [name, value] of changes) await set(new Map([[name, value]]));
      throw error;
    }
    for (const [name, value] of changes) {
      if (name.startsWith('param_')) parameters.set(name.slice(6), value ?? '');
      else if (value === undefined) applied.delete(name);
      else applied.set(name, value);
    }
  }

  await run(`SET ${LIKE_A_SERVER}, log_comment = ${quoted(mark)}`, 'Null');

  return {
    mark,
    async prepare(context, sql) {
      const wanted = context.database ?? ownDatabase;
      if (wanted !== database) {
        await run(`USE \`${wanted.replace(/[\\`]/g, '\\$&')}\``, 'Null');
        database = wanted;
      }
      const changes = new Map<string, string | undefined>();
      for (const name of applied.keys())
        if (!context.settings.has(name)) changes.set(name, undefined);
      for (const [name, value] of context.settings) {
        if (!/^[A-Za-z_]\w*$/.test(name))
          throw serverError(115, 'UNKNOWN_SETTING', `Unknown setting '${name}'.`);
        // The mark is how a running statement is found again.
        if (name !== 'log_comment' && applied.get(name) !== value) changes.set(name, value);
      }
      for (const [name, value] of context.parameters) {
        if (!/^\w+$/.test(name))
          throw serverError(36, 'BAD_ARGUMENTS', `Not a name of a parameter: '${name}'.`);
        if (parameters.get(name) !== value) changes.set(`param_${name}`, value);
      }
      // The engine keeps a parameter for the connection's life; a server forgets it with the request.
      for (const name of parameters.keys()) {
        if (!context.parameters.has(name) && new RegExp(`\\{\\s*${name}\\s*:`).test(sql))
          throw serverError(456, 'UNKNOWN_QUERY_PARAMETER', `Substitution \`${name}\` is not set.`);
      }
      await set(changes);
    },
    run,
    async *stream(sql, format) {
      let stream: ReturnType<NativeEngine['StreamQuery']>;
      try {
        stream = native.StreamQuery(handle, sql, format);
      } catch (error) {
        throw asEngineError(error);
      }
      try {
        for (;;) {
          const part = await native.StreamFetch(stream);
          if (part.done) return;
          const { buffer, byteOffset, byteLength } = part.bytes;
          if (byteLength > 0) yield Buffer.from(buffer, byteOffset, byteLength);
        }
      } catch (error) {
        throw asEngineError(error);
      } finally {
        native.StreamCancel(stream);
      }
    },
    async learn() {
      const { bytes } = await run(
        "SELECT currentDatabase(), '' UNION ALL SELECT name, value FROM system.settings WHERE changed",
        'JSONCompactEachRow',
      );
      const rows = bytes
        .toString()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as [string, string]);
      const isDatabase = ([, value]: [string, string]) => value === '';
      ownDatabase = rows.find(isDatabase)?.[0] ?? ownDatabase;
      database = ownDatabase;
      ownSettings = new Map(rows.filter((pair) => !isDatabase(pair) && pair[0] !== 'log_comment'));
      applied.clear();
    },
    close: () => native.CloseConnection(handle),
  };
}

/** A string literal; the engine takes it apart again. */
export function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replaceAll('\0', '\\0')}'`;
}
