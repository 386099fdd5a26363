import { CLICK_ID_NAMES } from '../../mapping/click-id-names.ts';
import { landingTags } from '../../mapping/landing-tags.ts';
import { type Fields, textOf } from './fields.ts';

/** How the caller came, as CallRail tells it. */
export interface CallCampaign {
  /** Null where the vendor knows that nothing led to the call: a later, surer word than a tracker's name. */
  readonly source?: string | null;
  readonly medium?: string;
  readonly campaign?: string;
  readonly term?: string;
  readonly content?: string;
  /** Sorted names of the click ids that have a value. */
  readonly clickIds: readonly string[];
  readonly referrer?: string;
  readonly landingUrl?: string;
}

/**
 * UTM fields first, then the UTM tags of the landing page, then CallRail's own words for the source,
 * then the tracker's name (an offline campaign, a listing), where no session says how the caller came.
 * "direct" is no source: nobody was paid and nothing led there.
 */
export function campaignOf(fields: Fields): CallCampaign {
  const landingUrl = textOf(fields, ['landingpage', 'landing_page_url']);
  const url = landingTags(landingUrl ?? '');
  const pick = (utm: string, tag: string | undefined, own: readonly string[]) =>
    textOf(fields, [utm], 512) ?? tag ?? led(textOf(fields, own, 512));
  const own = textOf(fields, ['source', 'callsource'], 512);
  const direct = own !== undefined && led(own) === undefined;
  const found = {
    source:
      pick('utm_source', url.source, ['source', 'callsource']) ??
      (direct ? null : led(textOf(fields, ['source_name'], 512))),
    medium: pick('utm_medium', url.medium, ['medium', 'referrermedium']),
    campaign: pick('utm_campaign', url.campaign, ['campaign']),
    term: pick('utm_term', url.keyword, ['keywords']),
    content: pick('utm_content', url.content, []),
    referrer: led(textOf(fields, ['referrer', 'referring_url', 'referrer_domain'])),
    landingUrl,
  };
  const said = Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  ) as Omit<CallCampaign, 'clickIds'>;
  return { ...said, clickIds: clickIdsOf(fields, url.clickIds) };
}

function led(text: string | undefined): string | undefined {
  return text && /^\(?(direct|none)\)?$/i.test(text) ? undefined : text;
}

function clickIdsOf(fields: Fields, fromUrl: readonly string[]): readonly string[] {
  const names = new Set(fromUrl);
  for (const [key, name] of CLICK_ID_NAMES) if (textOf(fields, [key, name])) names.add(name);
  return [...names].sort();
}
