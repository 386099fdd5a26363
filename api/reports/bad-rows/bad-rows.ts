import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { type Reader, row } from '@throughline/transform/warehouse/warehouse';
import type * as z from 'zod';
import type { BadRowsResponse, badRowsQuery } from '../../contract/operations.ts';
import { isoTime } from '../state.ts';

const ROWS = sqlFile(import.meta.url, './bad-rows.sql');
const COUNT = sqlFile(import.meta.url, './count.sql');

type Stored = Omit<BadRowsResponse['rows'][number], 'line'> & { readonly line: string };

/** Records that could never be read, the newest first, with the reason and their bytes. */
export async function badRows(
  reader: Reader,
  { status, source, limit, offset }: z.output<typeof badRowsQuery>,
): Promise<BadRowsResponse> {
  const filter = { status: status === 'all' ? null : status, source: source ?? null };
  const [{ count }, rows] = await Promise.all([
    row<{ count: string }>(reader, COUNT, filter),
    reader.rows<Stored>(ROWS, { ...filter, limit, offset }),
  ]);
  return {
    total: Number(count),
    rows: rows.map((stored) => ({
      ...stored,
      line: Number(stored.line),
      received_at: isoTime(stored.received_at),
    })),
  };
}
