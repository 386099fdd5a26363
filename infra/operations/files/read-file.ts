import { randomUUID } from 'node:crypto';
import type { ReadFileResponse } from '@throughline/api/contract/files';
import { ProblemError } from '@throughline/api/problems/problems';
import type { IdentityRules } from '@throughline/ingest/contract/identity';
import { sha256 } from '@throughline/ingest/contract/ids';
import { gunzipped } from '@throughline/ingest/importing/gunzip';
import { ImportError } from '@throughline/ingest/importing/import-error';
import { canonicalJson } from '@throughline/ingest/mapping/canonical-json';
import { optionsHeader } from '@throughline/ingest/sources/files/file-header';
import { type FileOptions, fileOptions } from '@throughline/ingest/sources/files/reading/options';
import type { Line } from '../../line/line.ts';
import { startImport } from '../imports.ts';
import { undoneOf } from '../undone.ts';
import type { FileQuestion } from './describe-file.ts';
import { describedFile } from './described-file.ts';
import { documentsOf, type FileImport, keepDocument } from './file-documents.ts';

export interface FileToRead {
  readonly name: string;
  readonly account: string;
  readonly isDryRun: boolean;
  /** JSON of the options. */
  readonly options?: string | undefined;
  readonly mapping?: string | undefined;
  readonly content: AsyncIterable<Uint8Array>;
  readonly author: string;
}

export interface Reading {
  readonly identity: IdentityRules;
  /** Of the business: times that do not say their zone are in it, which is told. */
  readonly timezone: string | undefined;
}

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads a file by its headings, and takes it in unless it is a dry run. By what it was read travels with it.
 * @throws ProblemError `file_refused` with the place and the remedy, before anything is taken in.
 */
export async function readFileIn(
  line: Line,
  file: FileToRead,
  reading: Reading,
): Promise<ReadFileResponse> {
  const bytes = await bytesOf(file.content);
  const { mapping, asked } = await askedOf(line, file);
  const importId = randomUUID();
  const described = await describedFile(
    questionOf(line, { bytes, asked, account: file.account, importId }, reading),
  );
  if ('refusal' in described) throw refused(file.name, [described.refusal]);
  const { preview, options } = described;
  if (file.isDryRun) return { preview };
  if (preview.counts.rows > 0 && preview.counts.rows === preview.counts.rejected)
    throw refused(file.name, preview.faults);
  const taken = await takenAt(line, bytes, file, options);
  const source = line.sources.find(({ name }) => name === 'files');
  if (!source) throw new ProblemError('source_unknown');
  const started = await startImport(
    line,
    source,
    file.account,
    [{ name: file.name, content: once(bytes) }],
    importId,
    {
      headers: optionsHeader(options),
      takenAt: taken.takenAt,
    },
  );
  const isNew = file.mapping !== undefined && !mapping;
  await keepDocument(line, 'file_import', {
    ...{ id: importId, version: 1, author: file.author },
    body: {
      ...{
        file: file.name,
        kind: options.kind,
        vendor: preview.vendor,
        mapping: file.mapping ?? '',
      },
      ...taken,
    } satisfies FileImport,
  });
  if (isNew)
    await keepDocument(line, 'file_mapping', {
      ...{ id: file.mapping!, version: 1, author: file.author },
      body: ofEveryFile(options),
    });
  return { preview, import: started, ...(isNew && { kept_mapping: file.mapping! }) };
}

/** What is asked of a file's bytes, of which nothing needs the line. */
export function questionOf(
  line: Line,
  file: Pick<FileQuestion, 'bytes' | 'asked' | 'account' | 'importId'>,
  reading: Reading,
): FileQuestion {
  return { ...file, ...reading, receivedAt: line.clock() };
}

/** What is said beside a file, over what its mapping says. @throws ProblemError `parameters_invalid` naming the option. */
export async function askedOf(line: Line, file: FileToRead) {
  const mappings =
    file.mapping === undefined
      ? []
      : await documentsOf<FileOptions>(line.warehouse.reader(), 'file_mapping');
  const mapping = mappings.find(({ id }) => id === file.mapping);
  return { mapping, asked: { ...mapping?.body, ...optionsIn(file.options) } };
}

function refused(
  name: string,
  faults: readonly { readonly line: number; readonly code: string; readonly message: string }[],
): ProblemError {
  const [first] = faults;
  const place = first && first.line > 0 ? `${name}:${first.line}` : name;
  return new ProblemError('file_refused', {
    detail: `${place}: ${first?.code}: ${first?.message}`,
    errors: faults.slice(0, 100).map(({ line, code, message }) => ({
      field: code,
      message: line > 0 ? `line ${line}: ${message}` : message,
    })),
  });
}

/** @throws ProblemError `parameters_invalid` naming the option. */
function optionsIn(text: string | undefined): FileOptions {
  if (text === undefined) return {};
  const invalid = (field: string, message: string) =>
    new ProblemError('parameters_invalid', { errors: [{ field, message }] });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('options', 'Expected JSON');
  }
  const read = fileOptions.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalid(`options.${issue!.path.join('.')}`, issue!.message);
}

/** What a mapping says of all files of its shape, without what is of the one it was made from. */
function ofEveryFile({ encoding, separator, from, to, ...options }: FileOptions): FileOptions {
  return options;
}

/**
 * The same file twice in a row is the same state of the same time, so that it is known when it comes again. Once
 * another was taken in between, it is a new statement.
 */
async function takenAt(
  line: Line,
  bytes: Uint8Array,
  { account }: FileToRead,
  options: FileOptions,
): Promise<Pick<FileImport, 'fingerprint' | 'place' | 'takenAt'>> {
  const place = sha256(canonicalJson([account, options.kind ?? '', options.vendor ?? '']));
  const fingerprint = sha256(canonicalJson([sha256(bytes), JSON.stringify(options)]));
  const reader = line.warehouse.reader();
  const undone = await undoneOf(line.log);
  const before = (await documentsOf<FileImport>(reader, 'file_import')).find(
    ({ id, body }) => body.place === place && !undone.has(id),
  );
  const isSame = before?.body.fingerprint === fingerprint;
  return { place, fingerprint, takenAt: isSame ? before!.body.takenAt : line.clock() };
}

export async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of gunzipped(content)) {
    size += chunk.length;
    if (size > MOST_BYTES)
      throw new ImportError('file_too_large', { expected: `at most ${MOST_BYTES} bytes` });
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
