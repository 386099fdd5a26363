import { present } from '../../kit/web-events/campaign-params.ts';
import type { CampaignTags } from '../../kit/web-events/traffic.ts';
import { CLICK_ID_NAMES } from '../../mapping/click-id-names.ts';
import { asObject, type JsonObject } from '../../mapping/json-object.ts';
import { nameText, tagText } from '../../mapping/tag-text.ts';

/** `context.campaign`, which SDKs read off the address of the page or an app is told by its install. */
export function campaignsOf(context: JsonObject, legacy?: string): CampaignTags[] {
  const told = asObject(context.campaign);
  if (!told) return [];
  return [
    present({
      source: tagText(told.source, legacy),
      medium: tagText(told.medium, legacy),
      campaign: nameText(told.name, legacy),
      campaignId: nameText(told.id, legacy),
      keyword: nameText(told.term, legacy),
      content: nameText(told.content, legacy),
    }),
  ];
}

/** Click ids that stand beside the address, by the lower-case names of their parameters. */
export function clickIdsOf(context: JsonObject, properties: JsonObject): [string, string][] {
  const found: [string, unknown][] = [];
  for (const told of [properties, context])
    for (const [name, value] of Object.entries(told)) found.push([name.toLowerCase(), value]);
  const referrer = asObject(context.referrer);
  if (typeof referrer?.type === 'string') found.push([referrer.type.toLowerCase(), referrer.id]);
  // Meta’s cookie: `fb.<domain>.<ms>.<fbclid>`, behind which newer ones append a part of their own.
  const fbc = asObject(context.clientIds)?.fbc;
  if (typeof fbc === 'string') found.push(['fbclid', /^fb\.\d+\.\d+\.([^.]+)/.exec(fbc)?.[1]]);
  return found.filter(
    (pair): pair is [string, string] => CLICK_ID_NAMES.has(pair[0]) && typeof pair[1] === 'string',
  );
}
