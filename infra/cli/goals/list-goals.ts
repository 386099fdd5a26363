import type { StoredSmartGoal } from '@throughline/api/contract/smart-goals';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import type { Io } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';

const COLUMNS = [
  ...['name', 'specific', 'metric', 'target', 'from', 'by', 'parent', 'version', 'author'],
];

export async function listGoals(io: Io, input: ConfigInput, format: Format): Promise<void> {
  const answer = await withClient(input, (client) => ask(client, 'GET', '/api/v1/smart-goals'));
  const list = answer.json() as { goals: readonly StoredSmartGoal[] };
  const rows = list.goals.map((goal) => ({ ...goal }));
  writeResult(io, format, list, rows, COLUMNS);
}
