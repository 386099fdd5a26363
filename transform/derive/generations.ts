import type { Writer } from '../warehouse/warehouse.ts';
import { dropEpochs } from './rollup/rollup-tables.ts';
import { sweepWhere } from './sweep-where.ts';

/** Tables that hold rows of a revision, in which a broken derivation may have left some. */
export const DERIVED_TABLES = [
  'entity_states',
  'sale_index',
  'slice_states',
  'identity_map',
  'identity_members',
  'identity_clusters',
  'touchpoint_rows',
  'conversion_rows',
  'journey_rows',
  'cost_day_rows',
  'claimed_day_rows',
  'consent_rows',
  'left_out_rows',
  'person_company_rows',
  'owner_revisions',
];

/**
 * Removes rows that a derivation wrote before it could publish them.
 * @returns whether there were any.
 */
export async function sweep(warehouse: Writer, revision: number): Promise<boolean> {
  const derived = await sweepWhere(warehouse, DERIVED_TABLES, 'revision > {revision:UInt64}', {
    revision,
  });
  const replaced = await sweepWhere(warehouse, ['superseded'], 'by_revision > {revision:UInt64}', {
    revision,
  });
  return derived || replaced;
}

/** The same for some of the tables. */
export async function sweepTables(
  warehouse: Writer,
  revision: number,
  tables: readonly string[],
): Promise<void> {
  await sweepWhere(warehouse, tables, 'revision > {revision:UInt64}', { revision });
}

/** Removes generations before `keep`. */
export async function dropGenerations(warehouse: Writer, keep: number): Promise<void> {
  for (const table of [...DERIVED_TABLES, 'superseded']) {
    const old = await warehouse.rows<{ generation: number }>(
      `SELECT DISTINCT generation FROM ${table} WHERE generation < {keep:UInt32}`,
      { keep },
    );
    for (const { generation } of old)
      await warehouse.run(`ALTER TABLE ${table} DROP PARTITION ${generation}`);
  }
  await dropEpochs(warehouse, ({ generation }) => generation < keep);
}
