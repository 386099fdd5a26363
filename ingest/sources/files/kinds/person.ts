import type { EntityFact } from '../../../contract/fact.ts';
import {
  emailIdentifier,
  gaClientId,
  type Identifier,
  type IdentityRules,
  identifier,
  phoneIdentifier,
} from '../../../contract/identity.ts';
import type { Traffic } from '../../../contract/traffic.ts';
import { CLICK_ID_NAMES } from '../../../mapping/click-id-names.ts';
import { type LandingTags, landingTags } from '../../../mapping/landing-tags.ts';
import { nameText, tagText } from '../../../mapping/tag-text.ts';
import type { Row } from '../reading/row.ts';

/** Whom a row is about, by the role of each column. */
export function personOf(row: Row, rules: IdentityRules): EntityFact['identifiers'] {
  const found: Record<string, Identifier | undefined> = {
    email: emailIdentifier(row.text('email'), rules),
    phone: phoneIdentifier(row.text('phone'), rules),
    client_id: gaClientId(row.text('client_id'), rules),
    ym_client_id: identifier('ym_client_id', row.text('ym_client_id'), rules),
    user_id: identifier('user_id', row.text('user_id'), rules),
  };
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, Identifier] => entry[1] !== undefined),
  );
}

const CLICKS = ['gclid', 'yclid', 'fbclid'] as const;

/** Click ids with their values, as the file has them. */
export function clicksOf(row: Row): Record<string, string> | undefined {
  const found = CLICKS.flatMap((name) => {
    const value = row.text(name, 512);
    return value === undefined ? [] : [[CLICK_ID_NAMES.get(name)!, value] as const];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

/** How the person came, where the columns or the tags of the landing page say it. */
export function trafficOf(row: Row): Traffic | undefined {
  const landingUrl = row.text('url', 2048);
  const { clickIds: landed, ...tags } = landingTags(landingUrl ?? '');
  const source = tag(row.text('source', 512));
  const medium = tag(row.text('medium', 512));
  const clicks = [...new Set([...landed, ...Object.keys(clicksOf(row) ?? {})])].sort();
  const said = {
    // A pair: the source of a column and the medium of an address would be of two visits.
    ...(source === undefined && medium === undefined ? bounded(tags) : { source, medium }),
    ...present({
      campaign: name(row.text('campaign', 512)),
      keyword: name(row.text('term', 512)),
      content: name(row.text('content', 512)),
    }),
    referrer: row.text('referrer', 2048),
    landingUrl,
    ...(clicks.length > 0 && { clickIds: clicks }),
  };
  const entries = Object.entries(said).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as Traffic) : undefined;
}

/** The same as fields of an entity. */
export function trafficFields(row: Row): Record<string, string> {
  const { source, medium, campaign, keyword, content, clickIds, referrer, landingUrl } =
    trafficOf(row) ?? {};
  const fields = {
    ...{ utmSource: source, utmMedium: medium, utmCampaign: campaign, utmTerm: keyword },
    ...{ utmContent: content, clickIds: clickIds?.join(','), referrer, landingUrl },
  };
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function bounded({ campaignId, ...tags }: Omit<LandingTags, 'clickIds'>) {
  const said = Object.entries(tags).map(([name, value]) => [name, value.slice(0, 512)]);
  return {
    ...Object.fromEntries(said),
    ...(campaignId && { campaignId: campaignId.slice(0, 128) }),
  };
}

function present<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<Fields>;
}

function tag(text: string | undefined): string | undefined {
  return text === undefined ? undefined : tagText(text) || undefined;
}

function name(text: string | undefined): string | undefined {
  return text === undefined ? undefined : nameText(text) || undefined;
}
