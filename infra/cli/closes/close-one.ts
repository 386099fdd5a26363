import type { CloseDetail } from '@throughline/api/contract/closes';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { type Io, say } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';
import { monthOf } from './close-path.ts';

/** Closes a month. */
export async function closeOne(
  io: Io,
  input: ConfigInput,
  asked: string,
  format: Format,
): Promise<void> {
  const month = monthOf(asked);
  const answer = await withClient(input, (client) =>
    ask(client, 'POST', '/api/v1/closes', { body: { month } }),
  );
  const closed = answer.json() as CloseDetail;
  if (!closed.visible)
    say(io, `The close of ${month} is stored safely, and will be shown once it is loaded.`);
  const { statement: _, signature: __, visible: ___, ...head } = closed;
  writeResult(io, format, closed, [head], Object.keys(head));
}
