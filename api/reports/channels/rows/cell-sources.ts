import { creditOf } from '@throughline/transform/attribution/credit-of';
import type { RuleModelName } from '@throughline/transform/attribution/model-names';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { MeasureKey } from '../../../metrics/measures.ts';

const SUM = sqlFile(import.meta.url, './cell-sum.sql');

/** Statements of a fact table: one for the sum over a cell, one for a page of its rows. */
export interface CellSource {
  readonly table: 'credit' | 'touches' | 'costs';
  readonly sum: string;
  readonly rows: string;
}

const CREDIT = cellSource('credit');
const TOUCHES = cellSource('touches');
const COSTS = cellSource('costs');

/** The table in which the rows of a measure stand; credit is divided by the rule. */
export function sourceOf(measure: MeasureKey, rule: RuleModelName): CellSource {
  if (measure === 'visits' || measure === 'calls') return TOUCHES;
  if (measure === 'cost' || measure === 'impressions' || measure === 'clicks') return COSTS;
  const { table, sum, rows } = CREDIT;
  const credit = creditOf(rule);
  return { table, sum: `${credit}\n${sum}`, rows: `${credit}\n${rows}` };
}

/** Both statements read the same `cell`, so the sum is always the sum of the rows. */
function cellSource(table: CellSource['table']): CellSource {
  const cell = sqlFile(import.meta.url, `./cell-${table}.sql`);
  const rows = sqlFile(import.meta.url, `./cell-${table}-rows.sql`);
  return { table, sum: `${cell}\n${SUM}`, rows: `${cell}\n${rows}` };
}
