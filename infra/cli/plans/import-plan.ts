import { readFile } from 'node:fs/promises';
import { FORMATS } from '@throughline/api/contract/formats';
import type { SavedPlan } from '@throughline/api/contract/plans';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { CommandError } from '../command-error.ts';
import { type Io, say } from '../io.ts';
import type { Format } from '../options.ts';
import type { RequestOptions } from '../request.ts';
import { sheetText } from './sheet-text.ts';
import { writeSaved } from './write-saved.ts';

export interface ImportOptions {
  readonly plan?: string;
  readonly name?: string;
  readonly planVersion?: number;
  readonly correction?: boolean;
  readonly budgetIncludes?: string;
  readonly currency?: string;
  readonly vat?: number;
  readonly fee?: number;
  readonly firstMonth?: string;
  readonly months?: number;
  readonly horizon?: number;
  readonly lang?: string;
  readonly format: Format;
}

/** Sends a sheet; it is a new plan or the next version of one, or nothing where anything in it is wrong. */
export async function importPlan(
  io: Io,
  input: ConfigInput,
  file: string,
  options: ImportOptions,
): Promise<void> {
  const request = requestOf(file, await bytesOf(io, file), options);
  const answer = await withClient(input, (client) =>
    ask(client, 'POST', '/api/v1/plans/import', request),
  );
  const { format } = options;
  const saved = answer.json() as SavedPlan;
  if (saved.ignored) say(io, `${file}: columns that are not read: ${saved.ignored.join(', ')}.`);
  if (!saved.changed) say(io, `Nothing has changed: it is version ${saved.version} already.`);
  writeSaved(io, format, saved);
}

/** A workbook goes as it is, with the options in the query; a text goes in JSON. */
function requestOf(file: string, bytes: Uint8Array, options: ImportOptions): RequestOptions {
  const { plan, name, planVersion: version, correction, currency, vat, fee } = options;
  const { firstMonth: first_month, months, horizon, lang } = options;
  const settings = { currency, vat, fee, first_month, months, horizon };
  const includes = included(options);
  // What is called a workbook is sent as one, so that the answer says what is wrong with the file.
  if (isZip(bytes) || /\.xlsx$/i.test(file))
    return {
      type: FORMATS.xlsx.type,
      body: streamed(bytes),
      query: {
        ...{ plan, name, version, lang, ...settings },
        ...(correction && { correction: 'true' }),
        ...(includes && { budget_includes: includes.join(',') || 'none' }),
      },
    };
  const csv = sheetText(bytes);
  if (csv === undefined)
    throw new CommandError(
      2,
      `${file}: neither a workbook (XLSX) nor text in UTF-8 or windows-1251; save it as XLSX, or as CSV (UTF-8).`,
    );
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return {
    query: { lang },
    body: {
      ...{ csv, plan, name, version, correction },
      budget_includes: includes,
      settings: Object.fromEntries(given),
    },
  };
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

async function* streamed(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

function included({ budgetIncludes }: ImportOptions): readonly string[] | undefined {
  if (budgetIncludes === undefined) return undefined;
  if (budgetIncludes === 'none') return [];
  const parts = budgetIncludes.split(',').map((part) => part.trim());
  if (parts.every((part) => part === 'vat' || part === 'fee')) return parts;
  throw new CommandError(2, `--budget-includes: expected vat, fee, both or none, such as vat,fee.`);
}

async function bytesOf(io: Io, file: string): Promise<Uint8Array> {
  if (file !== '-')
    return readFile(file).catch((error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${error.code})`;
      throw new CommandError(
        2,
        `${file}: ${why}; expected a sheet as CSV or XLSX, or - for standard input.`,
      );
    });
  const chunks: Uint8Array[] = [];
  for await (const chunk of io.stdin)
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array));
  return Buffer.concat(chunks);
}
