import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportProgress, StartedImport } from '@throughline/api/contract/operations';
import { framed } from '@throughline/ingest/importing/file-frames';
import { type ConfigInput, loadSettings } from '../config/load-settings.ts';
import { ask, type withClient } from './client.ts';
import { CommandError } from './command-error.ts';
import { ServerUnreachable } from './http-client.ts';
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
  /** Accepted or stored before, but tests that count for nothing; left out where there are none. */
  readonly tests?: number;
  /** Rows of restated blocks that stood there before and are not in the files; left out where there are none. */
  readonly replaced?: number;
  readonly facts: { readonly event: number; readonly entity: number; readonly slice: number };
}

const STDIN = '-';
const POLL_MS = { first: 50, longest: 500 };
const PATIENCE_MS = 20_000;

/**
 * Sends the files as one import and waits until reports show all of it; says which money they cannot show.
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
  const importing = open(input, async (client) => {
    // One import: a block may lie in several of the files, and is what all of them bring.
    const id = randomUUID();
    const { deliveries, empty_files: empty = [] } = await send(io, client, {
      source,
      account,
      files,
      id,
    });
    const [nothing = deliveries === 0 ? 0 : undefined] = empty;
    if (nothing !== undefined && !allowEmpty) throw nothingIn(files[nothing]!);
    const summary = await broughtBy(io, client, { id, source, account, files });
    const hint = summary.accepted + summary.duplicates > 0 && (await missingRates(client));
    if (hint) say(io, hint);
    if (summary.accepted + summary.duplicates > 0) sayWhereToLook(io, client);
    return summary;
  });
  return importing.catch((error: unknown) => {
    throw error instanceof ServerUnreachable ? cutOff(error) : error;
  });
}

/** Waits until reports show all of an import, and tells what became of its records. */
export async function broughtBy(
  io: Io,
  client: Client,
  which: {
    readonly id: string;
    readonly source: string;
    readonly account: string;
    readonly files: readonly string[];
  },
): Promise<ImportSummary> {
  const { id, source, account, files } = which;
  const result = await visible(io, client, id, files);
  reportRejections(io, files, result);
  reportSkips(io, files, result);
  reportTests(io, files, account, result);
  reportReplacements(io, result);
  return summaryOf(source, result);
}

/** Where the figures are: the pages of the server, else what a person at a terminal can do. */
export function sayWhereToLook(io: Io, { page }: Client): void {
  if (page) say(io, `Reports: ${page}`);
  else if (io.stderr.isTTY)
    say(
      io,
      'Reports show all of it: run throughline report channels, or throughline start for the pages.',
    );
}

/** Whatever the server had taken in by then is known again. */
function cutOff(error: ServerUnreachable): CommandError {
  return new CommandError(
    1,
    `The import was cut off. ${error.message} Then import the same files again: what was already taken in is recognised, and nothing is counted twice.`,
    { cause: error },
  );
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

async function send(
  io: Io,
  client: Client,
  sending: { source: string; account: string; files: readonly string[]; id: string },
): Promise<StartedImport> {
  const { source, account, files, id } = sending;
  let stopProgress = () => {};
  const contentOf = async function* (file: string): AsyncGenerator<Uint8Array> {
    const size = file === STDIN ? undefined : (await stat(file)).size;
    stopProgress();
    const progress = await startProgress(io, `${nameOf(file)}: reading`);
    stopProgress = () => progress.stop();
    let read = 0;
    for await (const chunk of file === STDIN ? io.stdin : createReadStream(file)) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
      read += bytes.length;
      if (size) progress.update(Math.min(1, read / size));
      yield bytes;
    }
  };
  const framedFiles = files.map((file) => ({ name: nameOf(file), content: contentOf(file) }));
  try {
    const answer = await ask(client, 'POST', `/api/v1/imports/${encodeURIComponent(source)}`, {
      query: { account, import_id: id, files: 'framed' },
      body: framed(framedFiles),
    });
    return answer.json() as StartedImport;
  } catch (error) {
    if (error instanceof CommandError && error.exitCode === 2)
      throw new CommandError(2, namedFirst(files.map(nameOf), error.message), { cause: error });
    throw error;
  } finally {
    stopProgress();
  }
}

/** `a.json: import_unreadable: …`, whether the message names the file or there is only one. */
function namedFirst(names: readonly string[], message: string): string {
  const named = names.find((name) => message.startsWith(`import_unreadable: ${name}: `));
  if (named !== undefined) return `${named}: ${message.replace(`${named}: `, '')}`;
  return names.length === 1 ? `${names[0]}: ${message}` : message;
}

/** A file as messages name it. */
function nameOf(file: string): string {
  return file === STDIN ? 'standard input' : file;
}

/** All files of the import as messages name them. */
function nameOfAll(files: readonly string[]): string {
  return files.length === 1 ? nameOf(files[0]!) : `${files.length} files`;
}

async function visible(
  io: Io,
  client: Client,
  id: string,
  files: readonly string[],
): Promise<ImportProgress> {
  const progress = await startProgress(io, `${nameOfAll(files)}: working out`);
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

function reportRejections(
  io: Io,
  files: readonly string[],
  { rejected, rejections }: ImportProgress,
): void {
  for (const { file, line, code, message, field, expected, records } of rejections) {
    // Messages of mappings name field and expectation themselves as a rule.
    const detail = [
      field && !message.includes(field) && `field ${field}`,
      expected && !message.includes(expected) && `expected ${expected}`,
      records > 1 && `${records} records, of which this is the first`,
    ].filter(Boolean);
    const name = nameOf(files[file] ?? files[0]!);
    say(io, `${name}:${line}: ${code}: ${[message, ...detail].join('; ')}`);
  }
  const told = rejections.reduce((total, { records }) => total + records, 0);
  if (rejected > told)
    say(io, `${rejected - told} more were rejected; see throughline quarantine list`);
}

/** Once a reason: how many records were left out, and what would take them. */
function reportSkips(io: Io, files: readonly string[], { skips }: ImportProgress): void {
  for (const { message, records } of skips)
    say(
      io,
      `${nameOfAll(files)}: ${records} ${records === 1 ? 'record' : 'records'} skipped: ${message}.`,
    );
}

/** Tests count for nothing, which makes a report empty that was expected to be full. */
function reportTests(
  io: Io,
  files: readonly string[],
  account: string,
  result: ImportProgress,
): void {
  const { tests, accepted, duplicates, facts, source } = result;
  const noun = facts.entity + facts.slice === 0 && source === 'ga4' ? 'events' : 'records';
  for (const { reason, setting, records } of tests) {
    const remedy = setting && `; sources.${source}.${account}.${setting} counts them`;
    say(
      io,
      `${nameOfAll(files)}: ${records} of ${accepted + duplicates} ${noun} are marked as tests (${reason}) and count for nothing${remedy}.`,
    );
  }
}

const MOST_BLOCKS = 5;

/** A block is replaced as a whole, so that a day in two files of two commands would lose the first. */
function reportReplacements(io: Io, { replacements }: ImportProgress): void {
  for (const { block, rows, others } of replacements.slice(0, MOST_BLOCKS)) {
    const what = `replaces ${rows} ${rows === 1 ? 'row' : 'rows'} of ${block} that ${rows === 1 ? 'is' : 'are'} not in these files`;
    const hint = others
      ? 'all campaigns are others than before: check that both are of one account'
      : 'if they belong together, import all files of the block in one command';
    say(io, `${what}; ${hint}.`);
  }
  const more = replacements.slice(MOST_BLOCKS);
  if (more.length === 0) return;
  const rows = more.reduce((sum, each) => sum + each.rows, 0);
  say(io, `replaces ${rows} rows of ${more.length} more blocks that are not in these files.`);
}

function summaryOf(source: string, result: ImportProgress): ImportSummary {
  const { accepted, duplicates, rejected, skipped, replaced, facts } = result;
  const tests = result.tests.reduce((total, { records }) => total + records, 0);
  return {
    ...{ source, accepted, duplicates, rejected, skipped },
    ...(replaced > 0 && { replaced }),
    ...(tests > 0 && { tests }),
    facts,
  };
}
