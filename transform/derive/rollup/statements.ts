import { boundsOf } from '../../attribution/bounds.ts';
import { RULE_MODELS } from '../../attribution/model-names.ts';
import { sqlFile, sqlStatements } from '../../warehouse/sql-file.ts';
import { type Extent, overChanges } from './changes.ts';
import { eachRule } from './each-rule.ts';

const url = import.meta.url;
const CREDIT = sqlFile(url, './credit.sql');

/** Statements of a roll-up, in the order in which they run. */
export interface RollUpStatements {
  /** How many rows of each fact there are to be rolled up. */
  readonly found: string;
  /** Touches, costs and sales, which no rule divides. */
  readonly touches: string;
  readonly costs: string;
  readonly sales: string;
  /** Fills `work_credit` from a range of owners. */
  readonly credit: string;
  /** What follows from `work_credit`. */
  readonly ofCredit: readonly string[];
  /** What follows from everything before. */
  readonly ofWays: string;
}

export const STATEMENTS: Readonly<Record<Extent, RollUpStatements>> = {
  changed: statementsOf('changed'),
  all: statementsOf('all'),
};

export const FOLD = sqlStatements(url, './fold.sql').map(eachRule);

function statementsOf(extent: Extent): RollUpStatements {
  const over = (name: string) => overChanges(sqlFile(url, name), extent);
  return {
    found: over('./found.sql'),
    touches: over('./ways-of-touches.sql'),
    costs: over('./ways-of-costs.sql'),
    sales: over('./ways-of-sales.sql'),
    credit: `INSERT INTO work_credit\n${boundsOf(RULE_MODELS, over('./ledger.sql'))}\n${eachRule(CREDIT)}`,
    ofCredit: ['./ways-of-credit.sql', './delays-of-credit.sql'].map((name) =>
      eachRule(sqlFile(url, name)),
    ),
    ofWays: eachRule(sqlFile(url, './channels-of-ways.sql')),
  };
}
