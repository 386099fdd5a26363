import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemError } from '@throughline/api/problems/problems';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Line } from '../line/line.ts';
import { importProgress } from './imports.ts';
import { request } from './requested.ts';

const PLACES = sqlFile(import.meta.url, './files/import-places.sql');
/** As long may an undo wait for what is still being taken in, or for figures of something else to catch up. */
const PATIENCE_MS = 30_000;
const POLL_MS = 200;

interface Place {
  readonly source: string;
  readonly partition: number;
  readonly offset: number;
  readonly id: string;
}

/**
 * Asks for an import to be undone. One that was undone before may be undone again, which changes nothing.
 * @throws ProblemError `import_unknown`, `import_not_undoable`.
 */
export async function startUndo(
  line: Line,
  importId: string,
  patienceMs = PATIENCE_MS,
): Promise<{ operation: string }> {
  const [operation] = await startUndos(line, [importId], patienceMs);
  return { operation: operation! };
}

/**
 * Asks for several imports to be undone, for all or for none: an undo that runs makes figures lag behind, so that the next
 * import would seem to be still being taken in.
 * @throws ProblemError as `startUndo`.
 */
export async function startUndos(
  line: Line,
  importIds: readonly string[],
  patienceMs = PATIENCE_MS,
): Promise<readonly string[]> {
  const sources: string[] = [];
  for (const importId of importIds) sources.push(await undoable(line, importId, patienceMs));
  await line.log.keys.withSecret();
  const operations: string[] = [];
  for (const [at, importId] of importIds.entries()) {
    const asked = { importId, source: sources[at]! };
    operations.push(await request(line.warehouse, 'undo', asked, line.clock()));
  }
  line.worker?.wake();
  return operations;
}

/** The source of an import that can be undone, once all of it is in reports. */
async function undoable(line: Line, importId: string, patienceMs: number): Promise<string> {
  const { log, warehouse } = line;
  const until = performance.now() + patienceMs;
  let progress = await importProgress(line, importId);
  while (progress && !progress.visible && performance.now() < until) {
    await sleep(POLL_MS);
    progress = await importProgress(line, importId);
  }
  const places = await warehouse.reader().rows<Place>(PLACES, { importId });
  if (!progress && places.length === 0) throw new ProblemError('import_unknown');
  if (progress && !progress.visible)
    throw new ProblemError('import_not_undoable', {
      detail: 'The import is still being taken in; undo it once reports show it.',
    });
  for (const { partition, offset, id } of places) {
    const [entry] = await log.read(partition, offset, 1);
    if (entry?.offset !== offset || entry.delivery.id !== id)
      throw new ProblemError('import_not_undoable', {
        detail:
          'The log no longer has what the import brought, so that it cannot be read without it.',
      });
  }
  return places[0]?.source ?? progress!.source;
}
