import { randomUUID } from 'node:crypto';
import type { OperationState } from '@throughline/api/contract/operations';
import { dateTime64 } from '@throughline/transform/warehouse/date-time';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader, Writer } from '@throughline/transform/warehouse/warehouse';
import { mustBeDoneAgain } from './half-done.ts';

const NEXT = sqlFile(import.meta.url, './next-requested.sql');

/** Work that any process may ask for and only the one that derives may do. */
export interface Requested {
  readonly id: string;
  readonly kind: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly requestedAt: string;
  readonly step: number;
}

const COLUMNS = [
  'id',
  'kind',
  'parameters',
  'state',
  'progress',
  'error',
  'requested_at',
  'step',
] as const;

/** Asks for it; returns its id. `now` is µs since 1970 UTC. */
export async function request(
  writer: Pick<Writer, 'insert'>,
  kind: string,
  parameters: Requested['parameters'],
  now: number,
): Promise<string> {
  const asked = { id: randomUUID(), kind, parameters, requestedAt: dateTime64(now), step: 0 };
  await note(writer, asked, { state: 'requested', progress: 0 });
  return asked.id;
}

/** The oldest that is not finished: not begun, or left by a process that died. */
export async function nextRequested(reader: Reader): Promise<Requested | undefined> {
  const [next] = await reader.rows<{
    id: string;
    kind: string;
    parameters: string;
    requestedAt: string;
    step: number;
  }>(NEXT);
  return next && { ...next, parameters: JSON.parse(next.parameters) as Requested['parameters'] };
}

/** How far it is; undefined for an id that nobody asked for. */
export async function stateOf(reader: Reader, id: string): Promise<OperationState | undefined> {
  const [found] = await reader.rows<{
    parameters: string;
    state: string;
    progress: number;
    error: string;
  }>(
    'SELECT parameters, state, progress, error FROM operations FINAL WHERE toString(id) = {id:String}',
    { id },
  );
  if (!found) return undefined;
  const { state, progress, error } = found;
  const { result, proof } = JSON.parse(found.parameters) as Pick<
    OperationState,
    'result' | 'proof'
  >;
  return {
    state: state === 'done' || state === 'failed' ? state : 'running',
    progress,
    ...(error && { error }),
    ...(result && state === 'done' && { result }),
    ...(proof && state === 'done' && { proof }),
  };
}

/** Notes of the work in hand. */
export interface Notes {
  /** Share done, 0 to 1. */
  progress(done: number): void;
  /**
   * Adds to the parameters; resolves once whoever does the work again is sure to find them. What is
   * kept as `result` is told once the work is done.
   */
  keep(parameters: object): Promise<void>;
}

/**
 * Does it, and notes how far it is while it goes on and how it ended.
 * @throws what says that it has to be done again; see `mustBeDoneAgain`.
 */
export async function carryOut(
  writer: Pick<Writer, 'insert'>,
  requested: Requested,
  work: (notes: Notes) => Promise<unknown>,
): Promise<void> {
  let { step, parameters } = requested;
  let reached = 0;
  let noted: Promise<void> = Promise.resolve();
  const say = (state: string, progress: number, error = '') => {
    const next = { ...requested, parameters, step: ++step };
    const said = noted.then(() => note(writer, next, { state, progress, error }));
    // How far it is is for looking at: when that cannot be noted, the work itself goes on.
    noted = said.catch(() => {});
    return said;
  };
  await say('running', 0);
  try {
    await work({
      progress(done) {
        reached = done;
        say('running', done).catch(() => {});
      },
      keep(more) {
        parameters = { ...parameters, ...more };
        return say('running', reached);
      },
    });
  } catch (error) {
    if (mustBeDoneAgain(error)) throw error;
    await say('failed', 0, error instanceof Error ? error.message : String(error));
    return;
  }
  await say('done', 1);
}

async function note(
  writer: Pick<Writer, 'insert'>,
  { id, kind, parameters, requestedAt, step }: Requested,
  { state, progress, error = '' }: { state: string; progress: number; error?: string },
): Promise<void> {
  const row = [id, kind, JSON.stringify(parameters), state, progress, error, requestedAt, step];
  await writer.insert('operations', COLUMNS, [row]);
}
