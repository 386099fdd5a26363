import { sqlFile } from '../warehouse/sql-file.ts';
import { type RowReader, row } from '../warehouse/warehouse.ts';

const SET_ASIDE = sqlFile(import.meta.url, './set-aside.sql');

/** How much is set aside because it cannot be derived. */
export interface AsideCounts {
  readonly people: number;
  readonly entities: number;
  /** Of costs or exchange rates. */
  readonly blocks: number;
}

export async function asideCounts(reader: RowReader): Promise<AsideCounts> {
  const { people, entities, blocks } = await row<Record<keyof AsideCounts, string>>(
    reader,
    'SELECT people, entities, blocks FROM set_aside',
  );
  return { people: Number(people), entities: Number(entities), blocks: Number(blocks) };
}

/** One person, entity or block that is set aside. */
export interface Aside {
  readonly kind: string;
  /** 64 bits, as text. */
  readonly unit: string;
  readonly since: string;
  readonly attempts: number;
  readonly error: string;
}

/** Those that were tried last. */
export function listAside(reader: RowReader, limit: number): Promise<readonly Aside[]> {
  return reader.rows<Aside>(SET_ASIDE, { limit });
}
