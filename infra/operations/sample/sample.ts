import type { SampleRemoval, SampleStart } from '@throughline/api/contract/sample';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import type { Line } from '../../line/line.ts';
import { sampleTables } from '../../simulator/sample-tables.ts';
import { type Reading, readFileIn } from '../files/read-file.ts';
import { startUndos } from '../start-undo.ts';
import { undoneOf } from '../undone.ts';

dayjs.extend(utc);

/** The account that all of it belongs to, so that nothing of the business shares a key with it. */
const ACCOUNT = 'sample';
/** Small enough to be made while others wait: some thousand visits, less than a second. */
const SIZE = { seed: 1, months: 6, people: 900 };
const STANDING = sqlFile(import.meta.url, './sample-imports.sql');

/** Imports of the sample business that were not taken out again. */
export async function sampleImports({ warehouse, log }: Line): Promise<readonly string[]> {
  const rows = await warehouse
    .reader()
    .rows<{ import: string }>(STANDING, { source: 'files', account: ACCOUNT });
  if (rows.length === 0) return [];
  const undone = await undoneOf(log);
  return rows.flatMap((row) => (undone.has(row.import) ? [] : [row.import]));
}

/**
 * Takes the sample business in as three files of an account of its own: it goes the way of every import, and is taken
 * out again like one. One that is there already is given back.
 */
export async function startSample(
  line: Line,
  reading: Reading & { readonly currency: string },
  author: string,
): Promise<SampleStart> {
  const standing = await sampleImports(line);
  if (standing.length > 0) return { imports: [...standing] };
  const from = dayjs
    .utc(line.clock() / 1000)
    .subtract(SIZE.months, 'month')
    .format('YYYY-MM-DD');
  const zone = reading.timezone ?? 'UTC';
  const tables = sampleTables({ ...SIZE, from, zone }, reading.currency);
  // At once: each waits until its record of the import can be seen.
  const taken = await Promise.all(
    tables.map(({ name, content, options }) =>
      readFileIn(
        line,
        {
          ...{ name: `sample: ${name}`, account: ACCOUNT, isDryRun: false, author },
          ...{ options: JSON.stringify(options), content: bytesOf(content) },
        },
        reading,
      ),
    ),
  );
  return { imports: taken.flatMap(({ import: started }) => started?.import_id ?? []) };
}

/** Starts to take it out again. @throws ProblemError `import_not_undoable` while it is still being taken in. */
export async function removeSample(line: Line): Promise<SampleRemoval> {
  return { operations: [...(await startUndos(line, await sampleImports(line)))] };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
