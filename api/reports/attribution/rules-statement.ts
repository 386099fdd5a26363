import { boundsOf } from '@throughline/transform/attribution/bounds';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Condition } from '../../contract/where.ts';
import type { Period } from '../period.ts';
import { CUBE_DEFINITIONS } from '../query/cubes/cube.ts';
import { testsOf } from '../query/cubes/statement.ts';
import { filled } from '../query/filled.ts';

const TEXT = sqlFile(import.meta.url, './rules.sql');
const BOUNDS = boundsOf();
/** Without conditions. */
export const RULES = `${BOUNDS}\n${filled(TEXT, {})}`;

/**
 * All rules of the ledger in one pass; takes the parameters of `boundsOf` and those of the report. With conditions, what
 * meets them stands apart from what does not (`met`): models divide whole conversions, so both are needed.
 */
export function rulesStatement(conditions: readonly Condition[], period: Period) {
  if (conditions.length === 0) return { text: RULES, parameters: {} };
  const { joins, inner, outer, parameters } = testsOf(CUBE_DEFINITIONS.credit, conditions);
  const all = (tests: readonly string[]) => (tests.length > 0 ? tests.join(' AND ') : 'true');
  const text = filled(TEXT, {
    joins,
    'inner met': `${all(inner)} AS met_,`,
    'inner met name': 'met_,',
    met: `met_ AND ${all(outer)} AS met,`,
    'met name': 'met,',
  });
  return {
    text: `${BOUNDS}\n${text}`,
    // Days are those of the period itself.
    parameters: { ...parameters, split: period.from, years: 0, days: 0 },
  };
}
