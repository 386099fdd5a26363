import type { SavedSegment } from '@throughline/api/contract/segments';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { type Io, say } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';

interface Asked {
  readonly name: string;
  /** Null deletes it. */
  readonly where: readonly string[] | null;
  readonly format: Format;
}

/** Saves or deletes a segment. */
export async function saveSegment(
  io: Io,
  input: ConfigInput,
  { name, where, format }: Asked,
): Promise<void> {
  const path = `/api/v1/segments/${encodeURIComponent(name)}`;
  const answer = await withClient(input, (client) =>
    where ? ask(client, 'PUT', path, { body: { where: [...where] } }) : ask(client, 'DELETE', path),
  );
  const saved = answer.json() as SavedSegment;
  if (!saved.visible) say(io, 'It is stored safely, and will count once it is loaded.');
  writeResult(io, format, saved, [{ ...saved }], Object.keys(saved));
}
