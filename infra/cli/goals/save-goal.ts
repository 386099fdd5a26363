import type { SavedSegment as Saved } from '@throughline/api/contract/segments';
import type { SmartGoalBody } from '@throughline/api/contract/smart-goals';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { type Io, say } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';

interface Asked {
  readonly name: string;
  /** Null deletes it. */
  readonly body: SmartGoalBody | null;
  readonly format: Format;
}

/** Writes or deletes a goal. */
export async function saveGoal(
  io: Io,
  input: ConfigInput,
  { name, body, format }: Asked,
): Promise<void> {
  const path = `/api/v1/smart-goals/${encodeURIComponent(name)}`;
  const answer = await withClient(input, (client) =>
    body ? ask(client, 'PUT', path, { body: { ...body } }) : ask(client, 'DELETE', path),
  );
  const saved = answer.json() as Saved;
  if (!saved.visible) say(io, 'It is stored safely, and will count once it is loaded.');
  writeResult(io, format, saved, [{ ...saved }], Object.keys(saved));
}
