import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import type { BodyFile } from './body.ts';
import { type EngineConnection, quoted } from './engine-connection.ts';
import { serverError } from './engine-error.ts';
import type { FaultState } from './faults.ts';
import type { FrontRequest } from './request.ts';
import type { Running } from './running.ts';
import type { Sessions } from './sessions.ts';
import { replaced, type Statement } from './statement.ts';

export interface Executor {
  readonly open: () => Promise<EngineConnection>;
  readonly sessions: Sessions;
  readonly running: Running;
  readonly faults: FaultState;
  /** Waits for a place among the statements that run at once. */
  readonly slot: () => Promise<() => void>;
}

/**
 * Runs one statement on a connection of its own, or on its session's, and writes the answer without
 * its end: who reads the end may send the session's next statement, so all is given back before.
 */
export async function execute(
  executor: Executor,
  request: FrontRequest,
  statement: Statement,
  file: BodyFile | undefined,
  answer: Answer,
): Promise<void> {
  const { faults, running, sessions, open } = executor;
  if (faults.delayMs > 0) await sleep(faults.delayMs);
  const code = faults.takeError(request.query);
  if (code !== undefined) throw await orderedError(open, code);
  const lease = request.session ? await sessions.acquire(request.session) : await alone(open);
  const { connection } = lease;
  let giveBack = () => {};
  let entry: ReturnType<Running['begin']> | undefined;
  try {
    entry = running.begin(connection.mark, request.queryId);
    // To end a statement must be possible while every place is taken.
    if (statement.kind !== 'kill') giveBack = await executor.slot();
    const format = request.defaultFormat;
    if (statement.kind === 'kill') {
      await connection.prepare(request, statement.where);
      const rows = await running.kill(statement, connection, statement.format ?? format);
      answer.begin(statement.format ?? format, summary(0, 0));
      await answer.write(rows);
      return;
    }
    if (statement.kind === 'read') {
      const { version } = faults;
      const text = running.seen(
        version === undefined
          ? statement.sql
          : replaced(statement.sql, ['version', '(', ')'], `('${version}' AS \`version()\`)`),
      );
      await connection.prepare(request, text);
      entry.started();
      return await read(
        connection.stream(text, format),
        statement.format ?? format,
        request,
        answer,
        faults,
      );
    }
    const lasts = statement.kind === 'state' && request.session !== undefined;
    await connection.prepare(lasts ? { ...request, settings: new Map() } : request, statement.sql);
    const sql =
      statement.kind === 'insert' && file
        ? `${statement.into} FROM INFILE ${quoted(file.path)} COMPRESSION '${file.compression}' ${statement.rest}`
        : statement.sql;
    entry.started();
    const { bytes, rowsRead } = await connection.run(sql, format);
    if (lasts) await connection.learn();
    if (faults.takeCut()) return answer.cut();
    answer.begin(
      format,
      statement.kind === 'insert' ? summary(rowsRead, rowsRead) : summary(rowsRead, 0),
    );
    if (bytes.length > 0) await answer.write(bytes);
  } finally {
    entry?.end();
    giveBack();
    lease.release();
  }
}

async function read(
  parts: AsyncGenerator<Buffer, void>,
  format: string,
  request: FrontRequest,
  answer: Answer,
  faults: FaultState,
): Promise<void> {
  try {
    let first = await parts.next();
    if (request.waitForEnd && !first.done) {
      const all = [first.value];
      for await (const part of parts) all.push(part);
      first = { done: false, value: Buffer.concat(all) };
    }
    const cut = faults.takeCut();
    const broken = faults.takeMidStream();
    answer.begin(format, summary(0, 0));
    if (!first.done) {
      const part = first.value;
      if (!(await answer.write(cut ? part.subarray(0, part.length >> 1) : part))) return;
    }
    if (cut || broken) await answer.flush();
    if (cut) {
      // What was written is to arrive before the end does.
      await sleep(20);
      return answer.cut();
    }
    if (broken)
      throw serverError(
        241,
        'MEMORY_LIMIT_EXCEEDED',
        'Memory limit exceeded in mid-stream, as ordered.',
      );
    for await (const part of parts) if (!(await answer.write(part))) return;
  } finally {
    await parts.return();
  }
}

async function alone(open: () => Promise<EngineConnection>) {
  const connection = await open();
  return { connection, release: () => connection.close() };
}

async function orderedError(open: () => Promise<EngineConnection>, code: number) {
  const connection = await open();
  try {
    const { bytes } = await connection.run(`SELECT errorCodeToName(${code})`, 'TabSeparatedRaw');
    return serverError(code, bytes.toString().trim(), 'An error as ordered.');
  } finally {
    connection.close();
  }
}

function summary(read: number, written: number): Readonly<Record<string, string>> {
  return {
    read_rows: String(read),
    read_bytes: '0',
    written_rows: String(written),
    written_bytes: '0',
    total_rows_to_read: '0',
    result_rows: String(written),
    result_bytes: '0',
  };
}
