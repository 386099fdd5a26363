import { sqlFile } from '../warehouse/sql-file.ts';
import type { RowReader, Writer } from '../warehouse/warehouse.ts';
import { DERIVED_TABLES } from './generations.ts';
import { newestRollup } from './rollup/rollup-record.ts';
import { ROLLUP_TABLES } from './rollup/rollup-tables.ts';

/** A part of a table on disk, by the blocks of rows that it holds. */
export interface StoredPart {
  readonly table: string;
  readonly partition: string;
  readonly first: number;
  readonly last: number;
  readonly rows: number;
}

/** Parts that a published state stands on and that are no longer there. */
export interface Damage {
  /** Of facts and books: to be made again from the log. */
  readonly facts: readonly StoredPart[];
  /** Of derived tables: to be made again from the facts. */
  readonly derived: readonly StoredPart[];
}

/** Tables whose rows only go away by being replaced. */
export const FACT_TABLES = [
  'events',
  'entities',
  'entity_index',
  'identifiers',
  'identity_edges',
  'sale_anchors',
  'slices',
  'cost_rows',
  'measure_rows',
  'fx_rows',
  'traffic',
  'ways',
  'deliveries',
] as const;

const PARTS = sqlFile(import.meta.url, './active-parts.sql');
const TABLES = { tables: [...FACT_TABLES, ...DERIVED_TABLES, 'superseded', ...ROLLUP_TABLES] };

/** Notes the parts that there are, for the state that is published. Only while nothing derives. */
export async function keepManifest(
  writer: Pick<Writer, 'run'>,
  { generation, revision }: { readonly generation: number; readonly revision: number },
): Promise<void> {
  await writer.run(
    `INSERT INTO part_manifests
     SELECT 1, {revision:UInt64}, {generation:UInt32}, now64(6, 'UTC'), groupArray((table, partition, first, last, rows))
     FROM (${PARTS})`,
    { ...TABLES, generation, revision },
  );
}

/**
 * Compares what is on disk with the last manifest. An engine that finds a part broken at its start puts
 * it aside and goes on without, and a part that is gone leaves no trace: sums would just be smaller.
 * @returns undefined when all is there, or nothing was noted yet.
 */
export async function findDamage(reader: RowReader): Promise<Damage | undefined> {
  const [latest] = await reader.rows<{
    generation: number;
    parts: readonly Readonly<Record<keyof StoredPart, string>>[];
  }>('SELECT generation, parts FROM part_manifests ORDER BY kept_at DESC LIMIT 1');
  if (!latest) return undefined;
  const active = await reader.rows<Record<keyof StoredPart, string>>(PARTS, TABLES);
  const lost = lostParts(latest.parts.map(numbered), active.map(numbered));
  const isFact = ({ table }: StoredPart) => (FACT_TABLES as readonly string[]).includes(table);
  const facts = lost.filter(isFact);
  // Generations before the published one are read by nobody, nor are other epochs than the newest.
  const rolled = await newestRollup(reader);
  const current = [String(latest.generation), `(${rolled?.generation},${rolled?.epoch})`];
  const derived = lost.filter((part) => !isFact(part) && current.includes(part.partition));
  return facts.length + derived.length > 0 ? { facts, derived } : undefined;
}

/** Parts of which no active one holds the blocks. A merge or a mutation keeps the range of its parts. */
export function lostParts(
  noted: readonly StoredPart[],
  active: readonly StoredPart[],
): readonly StoredPart[] {
  const key = ({ table, partition }: StoredPart) => JSON.stringify([table, partition]);
  const byPlace = new Map<string, StoredPart[]>();
  for (const part of active) byPlace.set(key(part), [...(byPlace.get(key(part)) ?? []), part]);
  return noted.filter(
    (part) =>
      !(byPlace.get(key(part)) ?? []).some(
        ({ first, last }) => first <= part.first && last >= part.last,
      ),
  );
}

function numbered(part: Readonly<Record<keyof StoredPart, string>>): StoredPart {
  const { table, partition, first, last, rows } = part;
  return { table, partition, first: Number(first), last: Number(last), rows: Number(rows) };
}
