import { ProblemError } from '@throughline/api/problems/problems';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Line } from '../line/line.ts';
import { importProgress } from './imports.ts';
import { request } from './requested.ts';

const PLACES = sqlFile(import.meta.url, './files/import-places.sql');

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
export async function startUndo(line: Line, importId: string): Promise<{ operation: string }> {
  const { log, warehouse, worker, clock } = line;
  const places = await warehouse.reader().rows<Place>(PLACES, { importId });
  const progress = await importProgress(line, importId);
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
  await log.keys.withSecret();
  const source = places[0]?.source ?? progress!.source;
  const operation = await request(warehouse, 'undo', { importId, source }, clock());
  worker?.wake();
  return { operation };
}
