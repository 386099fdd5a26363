import type { EntityFields } from '../../contract/fact.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { type JsonObject, objectsOf } from '../../mapping/json-object.ts';
import { type LandingTags, landingTags } from '../../mapping/landing-tags.ts';
import { textOrNull } from '../../mapping/text-or-null.ts';

const MAX_URL = 2048;

type Told = Pick<
  EntityFields<'order'>,
  | 'utmSource'
  | 'utmMedium'
  | 'utmCampaign'
  | 'utmTerm'
  | 'utmContent'
  | 'clickIds'
  | 'referrer'
  | 'landingUrl'
>;

/**
 * How the order itself says that its customer came: the landing page and the referrer of the visit that
 * it was placed in, or tags that the theme wrote to the order’s attributes. What it does not say is left
 * unsaid, so that a version without it clears nothing.
 */
export function orderTraffic(order: JsonObject): Told {
  const landing = analyticsText(order.landing_site, MAX_URL);
  const referrer = analyticsText(order.referring_site, MAX_URL);
  const { source, medium, campaign, keyword, content, clickIds } = tagsOf(order, landing ?? '');
  return {
    ...(source && { utmSource: source }),
    ...(medium && { utmMedium: medium }),
    ...(campaign && { utmCampaign: campaign }),
    ...(keyword && { utmTerm: keyword }),
    ...(content && { utmContent: content }),
    ...(clickIds.length > 0 && { clickIds: clickIds.join(',') }),
    ...(referrer && { referrer }),
    ...(landing && { landingUrl: absolute(landing, order).slice(0, MAX_URL) }),
  };
}

function tagsOf(order: JsonObject, landing: string): LandingTags {
  const tags = landingTags(landing);
  if (tags.clickIds.length > 0 || Object.keys(tags).length > 1) return tags;
  const written = objectsOf(order.note_attributes).flatMap(({ name, value }) => {
    const [key, text] = [textOrNull(name), textOrNull(value)];
    return key && text ? [[key, text] as [string, string]] : [];
  });
  return landingTags(`?${new URLSearchParams(written)}`);
}

/** The landing page is told without its host; the shop’s own is that of the order’s status page. */
function absolute(landing: string, order: JsonObject): string {
  const status = textOrNull(order.order_status_url);
  if (!landing.startsWith('/') || !status || !URL.canParse(status)) return landing;
  return `${new URL(status).origin}${landing}`;
}
