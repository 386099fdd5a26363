import { creditOf } from '@throughline/transform/attribution/credit-of';
import type { RuleModelName } from '@throughline/transform/attribution/model-names';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { MEASURES, type MeasureKey } from '../../../metrics/measures.ts';

const SUM = sqlFile(import.meta.url, './cell-sum.sql');

/** Statements of a fact table: one for the sum over a cell, one for a page of its rows. */
export interface CellSource {
  readonly table: 'credit' | 'touches' | 'costs';
  readonly sum: string;
  readonly rows: string;
}

const TABLES = {
  costs: cellSource('costs'),
  touches: cellSource('touches'),
  credit: cellSource('credit'),
};

/** The table in which the rows of a measure stand; credit is divided by the rule. */
export function sourceOf(measure: MeasureKey, rule: RuleModelName): CellSource {
  const source = TABLES[MEASURES[measure].from];
  if (source.table !== 'credit') return source;
  const credit = creditOf(rule);
  return { ...source, sum: `${credit}\n${source.sum}`, rows: `${credit}\n${source.rows}` };
}

/** Both statements read the same `cell`, so the sum is always the sum of the rows. */
function cellSource(table: CellSource['table']): CellSource {
  const cell = sqlFile(import.meta.url, `./cell-${table}.sql`);
  const rows = sqlFile(import.meta.url, `./cell-${table}-rows.sql`);
  return { table, sum: `${cell}\n${SUM}`, rows: `${cell}\n${rows}` };
}
