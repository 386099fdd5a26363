import { platformOf } from '@throughline/transform/channels/platform';
import type { FactGroup } from '../cubes/fact-group.ts';
import { type CampaignNames, type Named, nameKey } from './campaign-names.ts';

/**
 * Names that let a keyword be found in its ad group. Cost data has both, the tags of a visit often the keyword
 * alone (and the other way round). A fact without an ad group goes to the one in which the other side has the same
 * keyword of the same campaign; where several have it, nothing says which, and it stays without.
 */
export function joinAdGroups(names: CampaignNames, groups: readonly FactGroup[]): CampaignNames {
  const known = { cost: new Map<string, Named[]>(), results: new Map<string, Named[]>() };
  for (const group of groups) {
    if (group.unattributed || group.keyword === '' || isClaim(group)) continue;
    const adGroup = names.adGroup(group);
    if (adGroup.key === '') continue;
    const side = known[sideOf(group)];
    const key = keywordKey(group, names);
    const homes = side.get(key) ?? [];
    side.set(key, homes);
    if (!homes.some((home) => home.key === adGroup.key)) homes.push(adGroup);
  }
  return {
    campaign: names.campaign,
    adGroup(spelling) {
      const own = names.adGroup(spelling);
      const group = spelling as FactGroup;
      if (own.key !== '' || !group.keyword) return own;
      const other = known[sideOf(group) === 'cost' ? 'results' : 'cost'];
      const homes = other.get(keywordKey(group, names)) ?? [];
      return homes.length === 1 ? homes[0]! : own;
    },
  };
}

function sideOf(group: FactGroup): 'cost' | 'results' {
  return group.cost_rows === undefined && !isClaim(group) ? 'results' : 'cost';
}

/** What a platform claims is named as its costs are, and says nothing about where they belong. */
function isClaim(group: FactGroup): boolean {
  return group.claim_setting !== undefined;
}

function keywordKey(group: FactGroup, names: CampaignNames): string {
  return [
    group.channel,
    platformOf(group.source),
    names.campaign(group).key,
    nameKey(group.keyword),
  ].join('\u001f');
}
