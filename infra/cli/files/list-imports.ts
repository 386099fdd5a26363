import type { importsResponse, mappingsResponse } from '@throughline/api/contract/files';
import type * as z from 'zod';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import type { Io } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';

const IMPORTS = [
  ...(['id', 'started_at', 'source', 'account', 'file', 'kind', 'vendor'] as const),
  ...(['accepted', 'duplicates', 'rejected', 'undone'] as const),
];
const MAPPINGS = ['name', 'kind', 'vendor', 'created_at'] as const;

export async function listImports(io: Io, input: ConfigInput, format: Format): Promise<void> {
  const answer = await withClient(input, (client) => ask(client, 'GET', '/api/v1/imports'));
  const { rows } = answer.json() as z.infer<typeof importsResponse>;
  writeResult(io, format, rows, rows, IMPORTS);
}

export async function listMappings(io: Io, input: ConfigInput, format: Format): Promise<void> {
  const answer = await withClient(input, (client) => ask(client, 'GET', '/api/v1/files/mappings'));
  const { rows } = answer.json() as z.infer<typeof mappingsResponse>;
  writeResult(io, format, rows, rows, MAPPINGS);
}
