import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileOptions, FilePreview, ReadFileResponse } from '@throughline/api/contract/files';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { CommandError } from '../command-error.ts';
import { broughtBy, type ImportSummary, sayWhereToLook } from '../import-files.ts';
import { type Io, say } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';
import type { Client } from '../request.ts';

export interface TableOptions extends Omit<FileOptions, 'columns'> {
  readonly dryRun?: boolean;
  readonly mapping?: string;
  readonly account: string;
  readonly column?: Readonly<Record<string, string>>;
  readonly won?: readonly string[];
  readonly lost?: readonly string[];
  readonly format: Format;
}

type Taken = ImportSummary & { readonly id: string; readonly file: string; readonly kind: string };

/**
 * Reads all files first and takes them in only if every one of them can be read: each is an import of its own.
 * @throws CommandError (2) naming each file that is refused, the place in it and what to say.
 */
export async function importTables(
  io: Io,
  input: ConfigInput,
  given: readonly string[],
  options: TableOptions,
): Promise<void> {
  const files = await filesOf(io, given);
  await withClient(input, async (client) => {
    const read = await Promise.all(files.map((file) => tried(client, file, options)));
    const refused = read.flatMap((one) => (typeof one === 'string' ? [one] : []));
    if (refused.length > 0) throw new CommandError(2, refused.join('\n'));
    const previews = read.filter((one) => typeof one !== 'string');
    for (const [index, { preview }] of previews.entries()) tell(io, files[index]!, preview);
    refuseMixed(previews, options);
    if (options.dryRun) return writePreviews(io, options.format, files, previews);
    const taken: Taken[] = [];
    for (const file of files) taken.push(await take(io, client, file, options));
    sayWhereToLook(io, client);
    const rows = taken.map(({ facts, ...counts }) => ({ ...counts, ...facts }));
    writeResult(
      io,
      options.format,
      taken.length === 1 ? taken[0] : taken,
      rows,
      Object.keys(rows[0]!),
    );
  });
}

/** A mapping is of files of one shape. */
function refuseMixed(previews: readonly ReadFileResponse[], { mapping }: TableOptions): void {
  const kinds = new Set(previews.map(({ preview }) => `${preview.vendor} ${preview.kind}`.trim()));
  if (mapping === undefined || kinds.size < 2) return;
  throw new CommandError(
    2,
    `The mapping ${mapping} cannot be of all these files (${[...kinds].join(', ')}): import each kind by a mapping of its own.`,
  );
}

interface TableFile {
  readonly path: string;
  readonly content: () => AsyncIterable<Uint8Array>;
}

/** Files as they are named, and those of folders, by name. */
async function filesOf(io: Io, given: readonly string[]): Promise<TableFile[]> {
  const files: TableFile[] = [];
  for (const path of given) {
    if (path === '-') {
      const chunks: Uint8Array[] = [];
      for await (const chunk of io.stdin)
        chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array));
      files.push({ path: 'standard input', content: () => each(chunks) });
      continue;
    }
    const found = await stat(path).catch(() => undefined);
    if (!found) throw new CommandError(2, `${path}: there is no such file or folder.`);
    const inside = found.isDirectory() ? await insideOf(path) : [path];
    for (const file of inside) files.push({ path: file, content: () => createReadStream(file) });
  }
  if (files.length === 0) throw new CommandError(2, `${given.join(', ')}: there is no file in it.`);
  return files;
}

async function insideOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => join(folder, name))
    .sort();
}

async function* each(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

/** How a file would be read, or why it is not. */
async function tried(
  client: Client,
  file: TableFile,
  options: TableOptions,
): Promise<ReadFileResponse | string> {
  try {
    return await send(client, file, options, true);
  } catch (error) {
    if (error instanceof CommandError && error.exitCode === 2) return error.message;
    throw error;
  }
}

async function send(
  client: Client,
  { path, content }: TableFile,
  options: TableOptions,
  isDryRun: boolean,
): Promise<ReadFileResponse> {
  const { account, mapping } = options;
  const query = {
    ...{ name: basename(path), account, mapping, options: optionsText(options) },
    ...(isDryRun && { dry_run: 'true' }),
  };
  const answer = await ask(client, 'POST', '/api/v1/files', { query, body: content() });
  return answer.json() as ReadFileResponse;
}

function optionsText(options: TableOptions): string {
  const { kind, column, currency, timezone, encoding, decimal, dates, vat } = options;
  const { marginRate, utmSource, utmMedium, spread, from, to, won, lost } = options;
  return JSON.stringify({
    ...{ kind, currency, timezone, encoding, decimal, dates, vat },
    ...{ marginRate, utmSource, utmMedium, spread, from, to, won, lost },
    columns: column,
  });
}

function tell(io: Io, { path }: TableFile, { kind, vendor, assumed, faults }: FilePreview): void {
  say(io, `${path}: read as ${vendor ? `${kind} of ${vendor}` : kind}.`);
  for (const { message } of assumed) say(io, `${path}: ${message}.`);
  for (const { line, code, message } of faults) say(io, `${path}:${line}: ${code}: ${message}`);
}

function writePreviews(
  io: Io,
  format: Format,
  files: readonly TableFile[],
  previews: readonly ReadFileResponse[],
): void {
  const value = previews.map(({ preview }, index) => ({ file: files[index]!.path, ...preview }));
  const rows = value.flatMap((one) => one.rows.map(({ line, values }) => ({ line, ...values })));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  writeResult(io, format, value.length === 1 ? value[0] : value, rows, columns);
}

async function take(
  io: Io,
  client: Client,
  file: TableFile,
  options: TableOptions,
): Promise<Taken> {
  const { import: started, preview, kept_mapping: kept } = await send(client, file, options, false);
  if (kept !== undefined)
    say(io, `The mapping ${kept} is kept: --mapping ${kept} reads files like this one.`);
  const id = started!.import_id;
  const which = { id, source: 'files', account: options.account, files: [file.path] };
  const summary = await broughtBy(io, client, which);
  return { id, file: file.path, kind: preview.kind, ...summary };
}
