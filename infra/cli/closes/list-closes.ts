import type { CloseList } from '@throughline/api/contract/closes';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { type Io, say } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';

const COLUMNS = ['month', 'fingerprint', 'closed_at', 'closed_by', 'facts', 'key_id'];

/** Every close; beside them, for people, which month is next. */
export async function listCloses(io: Io, input: ConfigInput, format: Format): Promise<void> {
  const answer = await withClient(input, (client) => ask(client, 'GET', '/api/v1/closes'));
  const list = answer.json() as CloseList;
  const { next } = list;
  if (next && format === 'table')
    say(
      io,
      next.obstacle
        ? `${next.month} cannot be closed yet (${next.obstacle}). ${next.detail}`
        : `${next.month} can be closed: throughline close ${next.month}`,
    );
  writeResult(io, format, list, list.closes, COLUMNS);
}
