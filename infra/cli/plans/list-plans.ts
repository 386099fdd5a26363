import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import type { Io } from '../io.ts';
import type { Format } from '../options.ts';
import { type Row, writeResult } from '../output.ts';

const COLUMNS = ['id', 'name', 'version', 'state', 'author', 'created_at'];

export async function listPlans(io: Io, input: ConfigInput, format: Format): Promise<void> {
  const answer = await withClient(input, (client) => ask(client, 'GET', '/api/v1/plans'));
  const list = answer.json() as { plans: readonly Row[] };
  writeResult(io, format, list, list.plans, COLUMNS);
}
