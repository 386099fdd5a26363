import type { Level } from '../../../contract/terms.ts';
import type { FactGroup } from '../cubes/fact-group.ts';
import { type CampaignNames, nameKey } from '../rows/campaign-names.ts';
import { nameAt, type Place as RowPlace } from '../rows/compute.ts';

/** Names that a cell's row shows, by level. */
export type Place = Readonly<{ [level in Level]?: string | undefined }>;

/** Groups of facts that the report puts into the row of these names. */
export function matching(
  groups: readonly FactGroup[],
  place: Place,
  levels: readonly Level[],
  names: CampaignNames,
): readonly FactGroup[] {
  const wanted = levels.map((level) => spelledKey(level, place[level] ?? ''));
  return groups.filter(
    (group) =>
      !group.unattributed &&
      levels.every((level, at) => nameAt(level, group, names).key === wanted[at]),
  );
}

/** Whether a row of the report, at the same levels, is the one of these names. */
export function isIn({ path }: RowPlace, place: Place, levels: readonly Level[]): boolean {
  return levels.every((level, at) => path[at] === spelledKey(level, place[level] ?? ''));
}

/** How the warehouse spells the facts of a group; the statements build the same text from a row. */
export function spelling(group: FactGroup): string {
  return [
    group.channel,
    group.source,
    group.campaign_id,
    group.campaign,
    group.ad_group_id,
    group.ad_group,
    group.keyword,
    group.name_day ?? '',
  ].join('\u001f');
}

function spelledKey(level: Level, name: string): string {
  return level === 'channel' || level === 'source' ? name : nameKey(name);
}
