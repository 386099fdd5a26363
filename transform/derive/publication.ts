import type { Reader } from '../warehouse/warehouse.ts';

/** State of the derived tables that readers may read. */
export interface Publication {
  readonly generation: number;
  readonly revision: number;
}

/** The state that readers read; generation 1 and revision 0 before anything was derived. */
export async function currentPublication(
  reader: Reader,
): Promise<Publication & { readonly settings: string }> {
  const [last] = await reader.rows<{ generation: number; revision: string; settings: string }>(
    'SELECT generation, revision, settings FROM publications ORDER BY revision DESC LIMIT 1',
  );
  return last
    ? { ...last, revision: Number(last.revision) }
    : { generation: 1, revision: 0, settings: '' };
}
