import { analyticsText } from '../../mapping/analytics-text.ts';
import type { CampaignTags } from './traffic.ts';

/**
 * GA4's own campaign parameters of an event. `source` alone may be anything that a site calls so;
 * with `medium` beside it, or in the event `campaign_details` (`isCampaign`), it is a campaign.
 */
export function paramCampaign(
  params: ReadonlyMap<string, unknown>,
  isCampaign = false,
): CampaignTags[] {
  const tags = present({
    source: analyticsText(params.get('source')),
    medium: analyticsText(params.get('medium')),
    campaign: analyticsText(params.get('campaign')),
    campaignId: analyticsText(params.get('campaign_id')),
    keyword: analyticsText(params.get('term')),
    content: analyticsText(params.get('content')),
  });
  return isCampaign || (tags.source && tags.medium) ? [tags] : [];
}

/** Without the members that say nothing. */
export function present<T extends object>(tags: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
