import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import type { Io } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';
import { untilDone } from '../until-done.ts';

/** Undoes an import; resolves once no figure shows it. */
export async function undoImport(
  io: Io,
  input: ConfigInput,
  id: string,
  format: Format,
): Promise<void> {
  const result = await withClient(input, async (client) => {
    const started = await ask(client, 'POST', `/api/v1/imports/${id}/undo`);
    const { operation } = started.json() as { operation: string };
    const names = { doing: 'undoing', work: 'undo' };
    return { import: id, state: 'undone', ...(await untilDone(client, io, operation, names)) };
  });
  writeResult(io, format, result, [result], Object.keys(result));
}
