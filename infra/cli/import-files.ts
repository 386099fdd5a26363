import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportProgress } from '@throughline/api/contract/operations';
import { type ConfigInput, loadSettings } from '../config/load-settings.ts';
import { ask, type withClient } from './client.ts';
import { CommandError } from './command-error.ts';
import { type Io, say } from './io.ts';
import { missingRates } from './missing-rates.ts';
import { startProgress } from './progress.ts';
import type { Client } from './request.ts';

export interface ImportRequest {
  readonly source: string;
  readonly files: readonly string[];
  readonly account?: string | undefined;
  /** Takes a file with nothing in it for what the vendor had; else it is an error. */
  readonly allowEmpty?: boolean | undefined;
}

/** What all the files brought, as the command prints it. Records are counted, and the facts they became. */
export interface ImportSummary {
  readonly source: string;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly facts: { readonly event: number; readonly entity: number; readonly slice: number };
}

const STDIN = '-';
const POLL_MS = { first: 50, longest: 500 };
const PATIENCE_MS = 20_000;

/**
 * Sends the files one after another and waits until reports show all of them; says which money they
 * cannot show.
 * @throws CommandError (2) for a file that cannot be read or is not what it claims, naming it.
 */
export async function importFiles(
  io: Io,
  input: ConfigInput,
  { source, files, account: given, allowEmpty = false }: ImportRequest,
  open: typeof withClient,
): Promise<ImportSummary> {
  // All names are checked before the first file is sent: a slip in the last one should cost nothing.
  for (const file of files) await checkReadable(file, allowEmpty);
  const account = given ?? (await defaultAccount(input, source));
  return open(input, async (client) => {
    const imports: { readonly file: string; readonly id: string }[] = [];
    for (const file of files) {
      const id = randomUUID();
      const deliveries = await send(io, client, { source, account, file, id });
      if (deliveries === 0 && !allowEmpty) throw nothingIn(file);
      imports.push({ file, id });
    }
    const results: ImportProgress[] = [];
    for (const { file, id } of imports) {
      const result = await visible(io, client, id, file);
      reportRejections(io, file, result);
      reportSkips(io, file, result);
      results.push(result);
    }
    const summary = sumUp(source, results);
    const hint = summary.accepted + summary.duplicates > 0 && (await missingRates(client));
    if (hint) say(io, hint);
    return summary;
  });
}

async function checkReadable(file: string, allowEmpty: boolean): Promise<void> {
  if (file === STDIN) return;
  try {
    await access(file, constants.R_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    throw new CommandError(
      2,
      `${file}: ${why}; expected a file of the source, or - for standard input.`,
    );
  }
  const found = await stat(file);
  if (found.isDirectory())
    throw new CommandError(2, `${file}: is a folder; expected a file of the source.`);
  if (found.isFile() && found.size === 0 && !allowEmpty) throw nothingIn(file);
}

/** An export that failed leaves an empty file behind as a rule. */
function nothingIn(file: string): CommandError {
  return new CommandError(
    2,
    `${nameOf(file)}: there is nothing in it; check what wrote it, or allow it with --allow-empty.`,
  );
}

/** The only account that is configured for the source; else `main`. */
async function defaultAccount(input: ConfigInput, source: string): Promise<string> {
  const { sources } = await loadSettings(input);
  const names = Object.keys(sources[source] ?? {});
  if (names.length > 1 && !names.includes('main'))
    throw new CommandError(
      2,
      `${source} has several accounts: choose one with --account (${names.join(', ')}).`,
    );
  return names.length === 1 ? names[0]! : 'main';
}

/** @returns how many deliveries the file became. */
async function send(
  io: Io,
  client: Client,
  { source, account, file, id }: { source: string; account: string; file: string; id: string },
): Promise<number> {
  const size = file === STDIN ? undefined : (await stat(file)).size;
  const progress = await startProgress(io, `${nameOf(file)}: reading`);
  let read = 0;
  const count = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of file === STDIN ? io.stdin : createReadStream(file)) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
      read += bytes.length;
      if (size) progress.update(Math.min(1, read / size));
      yield bytes;
    }
  };
  try {
    const answer = await ask(client, 'POST', `/api/v1/imports/${encodeURIComponent(source)}`, {
      query: { account, import_id: id },
      body: count(),
    });
    return (answer.json() as { readonly deliveries: number }).deliveries;
  } catch (error) {
    if (error instanceof CommandError && error.exitCode === 2)
      throw new CommandError(2, `${nameOf(file)}: ${error.message}`, { cause: error });
    throw error;
  } finally {
    progress.stop();
  }
}

/** A file as messages name it. */
function nameOf(file: string): string {
  return file === STDIN ? 'standard input' : file;
}

async function visible(io: Io, client: Client, id: string, file: string): Promise<ImportProgress> {
  const progress = await startProgress(io, `${nameOf(file)}: working out`);
  const health = outageWatch(client);
  try {
    for (let wait = POLL_MS.first; ; wait = Math.min(POLL_MS.longest, wait * 1.5)) {
      const answer = await ask(client, 'GET', `/api/v1/imports/${id}`);
      const state = answer.json() as ImportProgress;
      if (state.visible) return state;
      progress.update(state.progress);
      await health();
      await pause(wait);
    }
  } finally {
    progress.stop();
  }
}

/**
 * An outage would keep the command waiting for ever; what was sent is durable, so it can leave. A
 * fault that mends itself within the patience is none.
 */
function outageWatch(client: Client): () => Promise<void> {
  let since: number | undefined;
  return async () => {
    const health = await client.request('GET', '/health/ready');
    if (health.status === 200) since = undefined;
    else since ??= Date.now();
    if (since === undefined || Date.now() - since < PATIENCE_MS) return;
    const { problems } = health.json() as {
      problems: readonly { part: string; message: string }[];
    };
    const why = problems.map(({ part, message }) => `${part}: ${message}`).join('; ');
    throw new CommandError(
      1,
      `The files are stored safely, but cannot be worked out now (${why}). Mend that; they need not be imported again.`,
    );
  };
}

function reportRejections(io: Io, file: string, { rejected, rejections }: ImportProgress): void {
  for (const { line, code, message, field, expected, records } of rejections) {
    // Messages of mappings name field and expectation themselves as a rule.
    const detail = [
      field && !message.includes(field) && `field ${field}`,
      expected && !message.includes(expected) && `expected ${expected}`,
      records > 1 && `${records} records, of which this is the first`,
    ].filter(Boolean);
    say(io, `${nameOf(file)}:${line}: ${code}: ${[message, ...detail].join('; ')}`);
  }
  const told = rejections.reduce((total, { records }) => total + records, 0);
  if (rejected > told)
    say(io, `${nameOf(file)}: ${rejected - told} more; see throughline quarantine list`);
}

/** Once a reason: how many records were left out, and what would take them. */
function reportSkips(io: Io, file: string, { skips }: ImportProgress): void {
  for (const { message, records } of skips)
    say(
      io,
      `${nameOf(file)}: ${records} ${records === 1 ? 'record' : 'records'} skipped: ${message}.`,
    );
}

function sumUp(source: string, results: readonly ImportProgress[]): ImportSummary {
  const sum = (of: (result: ImportProgress) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  return {
    source,
    accepted: sum(({ accepted }) => accepted),
    duplicates: sum(({ duplicates }) => duplicates),
    rejected: sum(({ rejected }) => rejected),
    skipped: sum(({ skipped }) => skipped),
    facts: {
      event: sum(({ facts }) => facts.event),
      entity: sum(({ facts }) => facts.entity),
      slice: sum(({ facts }) => facts.slice),
    },
  };
}
