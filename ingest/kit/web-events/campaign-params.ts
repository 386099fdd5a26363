import { nameText, tagText } from '../../mapping/tag-text.ts';
import type { CampaignTags } from './traffic.ts';

/**
 * GA4's own campaign parameters of an event. `source` alone may be anything that a site calls so;
 * with `medium` beside it, or in the event `campaign_details` (`isCampaign`), it is a campaign.
 */
export function paramCampaign(
  params: ReadonlyMap<string, unknown>,
  isCampaign = false,
  legacy?: string,
): CampaignTags[] {
  const tags = present({
    source: tagText(params.get('source'), legacy),
    medium: tagText(params.get('medium'), legacy),
    campaign: nameText(params.get('campaign'), legacy),
    campaignId: nameText(params.get('campaign_id'), legacy),
    keyword: nameText(params.get('term'), legacy),
    content: nameText(params.get('content'), legacy),
  });
  return isCampaign || (tags.source && tags.medium) ? [tags] : [];
}

/** Without the members that say nothing. */
export function present<T extends object>(tags: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const told: { [K in keyof T]?: NonNullable<T[K]> } = {};
  for (const name in tags) {
    const value = tags[name];
    if (value !== undefined) told[name] = value as NonNullable<typeof value>;
  }
  return told;
}
