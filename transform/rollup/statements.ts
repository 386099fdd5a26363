import { boundsOf } from '../attribution/bounds.ts';
import { RULE_MODELS } from '../attribution/model-names.ts';
import { sqlFile, sqlStatements } from '../warehouse/sql-file.ts';
import { type Extent, overChanges } from './changes.ts';
import { eachRule } from './each-rule.ts';

const url = import.meta.url;
const LEDGER = sqlFile(url, './ledger.sql');
const CREDIT = sqlFile(url, './credit.sql');
const OF_FACTS = ['./ways-of-touches.sql', './ways-of-costs.sql', './ways-of-sales.sql'].map(
  (name) => sqlFile(url, name),
);

/** Statements of a roll-up, in the order in which they run. */
export interface RollUpStatements {
  /** Touches, costs and sales, which no rule divides. */
  readonly ofFacts: readonly string[];
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
  const ledger = overChanges(LEDGER, extent);
  return {
    ofFacts: OF_FACTS.map((sql) => overChanges(sql, extent)),
    credit: `INSERT INTO work_credit\n${boundsOf(RULE_MODELS, ledger)}\n${eachRule(CREDIT)}`,
    ofCredit: ['./ways-of-credit.sql', './delays-of-credit.sql'].map((name) =>
      eachRule(sqlFile(url, name)),
    ),
    ofWays: eachRule(sqlFile(url, './channels-of-ways.sql')),
  };
}
