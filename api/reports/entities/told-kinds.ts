import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { remembered } from '../remembered.ts';
import type { State } from '../state.ts';

const TOLD_KINDS = sqlFile(import.meta.url, './told-kinds.sql');

/** Kinds of records and blocks that any source has told of: statements about others only take the time to be planned. */
export async function toldKinds(reader: Reader, state: State): Promise<ReadonlySet<string>> {
  const { generation, revision } = state;
  const found = await remembered(state, 'told kinds', () =>
    reader.rows<{ readonly kind: string }>(TOLD_KINDS, { generation, revision }),
  );
  return new Set(found.map(({ kind }) => kind));
}
