import { CLICK_ID_NAMES } from '../../mapping/click-id-names.ts';
import { landingTags } from '../../mapping/landing-tags.ts';
import { nameText, tagText } from '../../mapping/tag-text.ts';
import { type Fields, textOf } from './fields.ts';
import { withLastTouch } from './last-touch.ts';
import { isUnknownSource, type OwnSource, ownSource } from './own-source.ts';

/** How the caller came, as CallRail tells it. */
export interface CallCampaign {
  /** Null where the vendor knows that nothing led to the call: a later, surer word than a tracker's name. */
  readonly source?: string | null;
  readonly medium?: string | null;
  readonly campaign?: string;
  readonly term?: string;
  readonly content?: string;
  /** Sorted names of the click ids that have a value. */
  readonly clickIds: readonly string[];
  readonly referrer?: string;
  readonly landingUrl?: string;
}

/**
 * UTM fields first, then the UTM tags of the landing page, then CallRail's own words for the source, then
 * the tracker's name (an offline campaign, a listing), where no session says how the caller came; each
 * completed by the last touch. "direct" is no source: nobody was paid and nothing led there. Words for
 * "not known" are none either, but say nothing against what an earlier version knew.
 */
export function campaignOf(object: Fields, legacy?: string): CallCampaign {
  const fields = withLastTouch(object);
  const landingUrl = textOf(fields, ['landingpage', 'landing_page_url']);
  const url = landingTags(landingUrl ?? '', legacy);
  const named = (names: readonly string[], max = 512) =>
    nameText(textOf(fields, names, Number.MAX_SAFE_INTEGER), legacy, max);
  const tagged = tagText(textOf(fields, ['utm_source']), legacy) ?? url.source;
  const own = named(['source', 'callsource']);
  const words = own === undefined ? undefined : ownSource(own);
  const tracker = own === undefined ? trackerOf(named(['source_name'])) : undefined;
  const told = words ?? tracker;
  const untranslated = own === undefined || words || isUnknownSource(own) ? undefined : own;
  // Own words complete the tags only where both speak of one source.
  const mine =
    tagged === undefined || tagged.toLowerCase() === told?.source ? told?.medium : undefined;
  const source = tagged ?? untranslated ?? told?.source;
  const found = {
    source,
    medium:
      tagText(textOf(fields, ['utm_medium']), legacy) ??
      url.medium ??
      led(named(['medium', 'referrermedium'])) ??
      // A medium without its source would be an earlier version's.
      (source === null ? null : mine),
    campaign: named(['utm_campaign']) ?? url.campaign ?? led(named(['campaign'])),
    term: named(['utm_term']) ?? url.keyword ?? led(named(['keywords'])),
    content: named(['utm_content']) ?? url.content,
    referrer: led(textOf(fields, ['referrer', 'referring_url', 'referrer_domain'])),
    landingUrl,
  };
  const said = Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  ) as Omit<CallCampaign, 'clickIds'>;
  return { ...said, clickIds: clickIdsOf(fields, url.clickIds) };
}

/** A tracking number's own title, unless it is of CallRail's vocabulary; "direct" there says nothing. */
function trackerOf(title: string | undefined): OwnSource | undefined {
  if (title === undefined || isUnknownSource(title)) return undefined;
  const words = ownSource(title) ?? { source: title };
  return words.source === null ? undefined : words;
}

function led(text: string | undefined): string | undefined {
  return text && (ownSource(text)?.source === null || isUnknownSource(text)) ? undefined : text;
}

function clickIdsOf(fields: Fields, fromUrl: readonly string[]): readonly string[] {
  const names = new Set(fromUrl);
  for (const [key, name] of CLICK_ID_NAMES) if (textOf(fields, [key, name])) names.add(name);
  return [...names].sort();
}
