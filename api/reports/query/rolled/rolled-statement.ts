import type { RuleModelName } from '@throughline/transform/attribution/model-names';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { DimensionKey } from '../../../contract/dimensions.ts';
import type { Level } from '../../../contract/terms.ts';
import { sqlSections } from '../cubes/sections.ts';
import { type Composition, factsStatement } from '../cubes/statement.ts';

const SECTIONS = sqlSections(import.meta.url, './dimensions.sql');
const SUMS = sqlFile(import.meta.url, './sums.sql').trimEnd();
const SOLD = sqlFile(import.meta.url, './sold-sums.sql');
const BY_CHANNEL = sqlFile(import.meta.url, './by-channel.sql');
const BY_WAY = sqlFile(import.meta.url, './by-way.sql');

/** Levels that need a name: ids stand for names, and an ad group is looked for by its keywords. */
const NEEDED_BY = {
  campaign_id: ['campaign', 'ad_group'],
  campaign: ['campaign', 'ad_group'],
  ad_group_id: ['ad_group'],
  ad_group: ['ad_group'],
  keyword: ['ad_group', 'keyword'],
} as const satisfies Record<string, readonly Level[]>;
type NameBelow = keyof typeof NEEDED_BY;

/** Whether what is rolled up says a dimension beside its levels. */
export function isRolledBy(dimension: DimensionKey): boolean {
  return SECTIONS.has(`dimension ${dimension}`);
}

/**
 * A statement over what is rolled up, and the parameters of its conditions.
 * @param withSales what was sold is told as well.
 */
export function rolledStatement(composition: Composition, withSales: boolean) {
  return factsStatement(
    { sections: SECTIONS, facts: (model, levels) => textOf(model, levels, withSales) },
    composition,
  );
}

function textOf(model: RuleModelName, levels: readonly Level[], withSales: boolean): string {
  const isBelow = levels.some((level) => level !== 'channel' && level !== 'source');
  const sums = withSales ? `${SUMS},\n${SOLD}` : SUMS;
  return (isBelow ? BY_WAY : BY_CHANNEL)
    .replace('/* sums */', () => sums)
    .replaceAll(/\/\* name (\w+) \*\//g, (_, name: NameBelow) =>
      NEEDED_BY[name].some((level) => levels.includes(level)) ? `d.${name}` : "''",
    )
    .replaceAll('rule_', `${model}_`);
}
