import { readFile } from 'node:fs/promises';
import type { SavedPlan } from '@throughline/api/contract/plans';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { CommandError } from '../command-error.ts';
import { type Io, say } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';
import { sheetText } from './sheet-text.ts';

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
  readonly format: Format;
}

/** Sends a flat sheet; it is a new plan or the next version of one, or nothing where anything in it is wrong. */
export async function importPlan(
  io: Io,
  input: ConfigInput,
  file: string,
  options: ImportOptions,
): Promise<void> {
  const csv = sheetText(await bytesOf(io, file));
  if (csv === undefined)
    throw new CommandError(2, `${file}: no text in UTF-8 or windows-1251; save it as CSV (UTF-8).`);
  const { plan, name, planVersion: version, correction, currency, vat, fee } = options;
  const { firstMonth: first_month, months, horizon, format } = options;
  const given = { currency, vat, fee, first_month, months, horizon };
  const settings = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  const body = {
    csv,
    plan,
    name,
    version,
    correction,
    budget_includes: included(options),
    settings,
  };
  const answer = await withClient(input, (client) =>
    ask(client, 'POST', '/api/v1/plans/import', { body }),
  );
  const saved = answer.json() as SavedPlan;
  if (saved.ignored) say(io, `${file}: columns that are not read: ${saved.ignored.join(', ')}.`);
  if (!saved.changed) say(io, `Nothing has changed: it is version ${saved.version} already.`);
  if (!saved.visible)
    say(io, `Version ${saved.version} is stored safely, and will be shown once it is loaded.`);
  const { ignored: _, ...row } = saved;
  writeResult(io, format, saved, [row], Object.keys(row));
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
        `${file}: ${why}; expected a sheet as CSV, or - for standard input.`,
      );
    });
  const chunks: Uint8Array[] = [];
  for await (const chunk of io.stdin)
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array));
  return Buffer.concat(chunks);
}
