import { writeFileSync } from 'node:fs';
import type { AudienceAnswer } from '@throughline/api/contract/audiences';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { type Io, say } from '../io.ts';

interface Asked {
  readonly segment: string;
  readonly for: string;
  readonly to?: string;
  readonly out?: string;
}

/** Writes the list, and says who is in it and who is not. */
export async function writeAudience(
  io: Io,
  input: ConfigInput,
  { segment, for: layout, to = new Date().toISOString().slice(0, 10), out }: Asked,
): Promise<void> {
  const query = new URLSearchParams({ segment, for: layout, to });
  const answer = await withClient(input, (client) =>
    ask(client, 'GET', `/api/v1/audiences?${query}`),
  );
  const { customers, members, left, notes, file } = answer.json() as AudienceAnswer;
  const stayed = Object.entries(left)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => `${reason} ${count}`);
  say(
    io,
    `${members} of ${customers} customers are in the list; left out: ${stayed.join(', ') || 'nobody'}.`,
  );
  for (const { message } of notes) say(io, message);
  if (out === undefined) io.stdout.write(file.text);
  else writeFileSync(out, file.text);
}
