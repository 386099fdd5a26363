import type { Segment } from '@throughline/api/contract/segments';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import type { Io } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';

const COLUMNS = ['name', 'where', 'version', 'author', 'changed_at'];

export async function listSegments(io: Io, input: ConfigInput, format: Format): Promise<void> {
  const answer = await withClient(input, (client) => ask(client, 'GET', '/api/v1/segments'));
  const list = answer.json() as { segments: readonly Segment[] };
  const rows = list.segments.map((one) => ({ ...one, where: one.where.join(' ') }));
  writeResult(io, format, list, rows, COLUMNS);
}
