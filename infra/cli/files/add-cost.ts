import { costRequest, type ReadFileResponse } from '@throughline/api/contract/files';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { CommandError } from '../command-error.ts';
import { broughtBy, sayWhereToLook } from '../import-files.ts';
import { type Io, say } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';
import { channelOf, channelTraffic } from './channel-traffic.ts';

export interface CostOptions {
  readonly channel?: string;
  readonly source?: string;
  readonly medium?: string;
  readonly campaign?: string;
  readonly from: string;
  readonly to?: string;
  readonly amount: string;
  readonly currency: string;
  readonly vat?: string;
  readonly fee?: string;
  readonly spread: string;
  readonly note?: string;
  readonly format: Format;
}

/** Takes in a cost that no file tells. @throws CommandError (2) naming the option that is wrong. */
export async function addCost(io: Io, input: ConfigInput, options: CostOptions): Promise<void> {
  const { channel, format, from, to = from, campaign, amount, currency } = options;
  const { vat, fee, spread, note } = options;
  const traffic = channel === undefined ? undefined : channelTraffic(channel);
  const source = options.source ?? traffic?.source;
  const medium = options.medium ?? traffic?.medium;
  if (source === undefined || medium === undefined)
    throw new CommandError(
      2,
      'Whose cost it is is missing: give --channel, or --source and --medium.',
    );
  const asked = { source, medium, campaign, from, to, amount, fee, currency, vat, spread, note };
  const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const { error, data } = costRequest.safeParse(said);
  if (error)
    throw new CommandError(
      2,
      error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'),
    );
  if (data.to < data.from)
    throw new CommandError(2, '--to: expected a day that is not before --from.');
  const summary = await withClient(input, async (client) => {
    const answer = await ask(client, 'POST', '/api/v1/costs', { body: { ...data } });
    const { import: started } = answer.json() as ReadFileResponse;
    const id = started!.import_id;
    const which = { id, source: 'files', account: 'main', files: [data.note] };
    const brought = await broughtBy(io, client, which);
    sayWhereToLook(io, client);
    return { id, ...brought };
  });
  say(
    io,
    `The cost counts for the channel ${channelOf(source, medium, campaign)}; throughline import undo ${summary.id} takes it out again.`,
  );
  const { facts, ...counts } = summary;
  const row = { ...counts, ...facts };
  writeResult(io, format, summary, [row], Object.keys(row));
}
