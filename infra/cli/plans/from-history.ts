import type { SavedPlan } from '@throughline/api/contract/plans';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { CommandError } from '../command-error.ts';
import type { Io } from '../io.ts';
import type { Format } from '../options.ts';
import { writeSaved } from './write-saved.ts';

export interface FromHistoryOptions {
  readonly year?: number;
  readonly firstMonth?: string;
  readonly months?: number;
  readonly growth?: number;
  readonly id?: string;
  readonly name?: string;
  readonly model?: string;
  readonly vat?: number;
  readonly fee?: number;
  readonly horizon?: number;
  readonly lang: string;
  readonly format: Format;
}

/** Makes a plan of last year, and says what it rests on. */
export async function planFromHistory(
  io: Io,
  input: ConfigInput,
  options: FromHistoryOptions,
): Promise<void> {
  const { year, firstMonth: first_month, months, growth, id, name, model } = options;
  const { vat, fee, horizon, lang, format } = options;
  if ((year === undefined) === (first_month === undefined))
    throw new CommandError(2, 'Expected one of --year and --first-month, such as --year 2027.');
  const settings = { vat, fee, horizon };
  const body = { year, first_month, months, growth, id, name, model, settings };
  const answer = await withClient(input, (client) =>
    ask(client, 'POST', '/api/v1/plans/from-history', { body, query: { lang } }),
  );
  writeSaved(io, format, answer.json() as SavedPlan);
}
