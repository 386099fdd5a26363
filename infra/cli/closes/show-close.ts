import type { CloseDetail } from '@throughline/api/contract/closes';
import { CLOSE_MEASURES } from '@throughline/api/contract/closes';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { type Io, say } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';
import { closePath } from './close-path.ts';

/** What was frozen of a month: all of it as JSON, else its figures by accounting and channel. */
export async function showClose(
  io: Io,
  input: ConfigInput,
  month: string,
  format: Format,
): Promise<void> {
  const path = closePath(month);
  const answer = await withClient(input, (client) => ask(client, 'GET', path));
  const close = answer.json() as CloseDetail;
  const { statement } = close;
  const rows = (['accrual', 'cash'] as const).flatMap((accounting) => [
    { accounting, channel: 'all', ...statement.figures[accounting] },
    ...statement.channels.map(({ channel, figures }) => ({
      ...{ accounting, channel: channel ?? 'no touch' },
      ...figures[accounting],
    })),
  ]);
  if (format === 'table')
    say(
      io,
      `${statement.month} was closed on ${statement.closed_at}${statement.closed_by && ` by ${statement.closed_by}`}: fingerprint ${close.fingerprint}, ${close.facts} facts, amounts in ${statement.currency}.`,
    );
  writeResult(io, format, close, rows, ['accounting', 'channel', ...CLOSE_MEASURES]);
}
