import { platformOf } from '@throughline/transform/channels/platform';
import type { Spelling } from '../cubes/spelling.ts';
import { NamesOverTime, type NameVersion } from './names-over-time.ts';

/** A campaign or ad group as cost data lists it. */
export interface ListedCampaign extends Omit<Spelling, 'name_day'> {
  /** Last day with this spelling. */
  readonly last_day: string;
  /** Every day with this spelling, where other campaigns have had the name as well. */
  readonly days?: readonly string[];
}

/** `key` joins spellings of one name, `name` is what is shown. */
export interface Named {
  readonly key: string;
  readonly name: string;
}

export interface CampaignNames {
  campaign(spelling: Spelling): Named;
  adGroup(spelling: Spelling): Named;
}

/**
 * Lets cost and visits meet. A visit's `utm_campaign` may be the ad platform's id or one of the names
 * that the campaign has had, in any letter case; all of them lead to the newest name in the cost data
 * of the same platform, whichever of its sources the visit came by. A name that several campaigns have had
 * means the one that had it on the day of the visit. What no cost data knows stands under its own name.
 */
export function campaignNames(listed: readonly ListedCampaign[]): CampaignNames {
  const known = NAMES.get(listed) ?? namesOf(listed);
  NAMES.set(listed, known);
  return known;
}

/** Many answers are made from the same list. */
const NAMES = new WeakMap<readonly ListedCampaign[], CampaignNames>();

function namesOf(listed: readonly ListedCampaign[]): CampaignNames {
  const campaigns = new NamesOverTime(listed.map(campaignVersion));
  // Thousands of facts bear the same few names.
  const known = { campaigns: new Map<string, Named>(), adGroups: new Map<string, Named>() };
  const campaign = ({ source, campaign_id, campaign: name, name_day = '' }: Spelling) =>
    once(known.campaigns, [source, campaign_id, name, name_day], () =>
      campaigns.resolve(platformOf(source), campaign_id, name, name_day),
    );
  const inCampaign = (spelling: Spelling) =>
    `${platformOf(spelling.source)}\u001f${campaign(spelling).key}`;
  const adGroups = new NamesOverTime(
    listed.map((row) => ({
      scope: inCampaign(row),
      id: row.ad_group_id,
      name: row.ad_group,
      days: [row.last_day],
    })),
  );
  return {
    campaign,
    adGroup(spelling) {
      const scope = inCampaign(spelling);
      const { ad_group_id, ad_group } = spelling;
      return once(known.adGroups, [scope, ad_group_id, ad_group], () =>
        adGroups.resolve(scope, ad_group_id, ad_group),
      );
    },
  };
}

function once(known: Map<string, Named>, of: readonly string[], find: () => Named): Named {
  const key = of.join('\u001e');
  const named = known.get(key) ?? find();
  known.set(key, named);
  return named;
}

/** Keys of the names that several campaigns of a platform have had. */
export function datedNames(listed: readonly ListedCampaign[]): readonly string[] {
  return new NamesOverTime(listed.map(campaignVersion)).ambiguous();
}

function campaignVersion(row: ListedCampaign): NameVersion {
  return {
    scope: platformOf(row.source),
    id: row.campaign_id,
    name: row.campaign,
    days: row.days?.length ? row.days : [row.last_day],
  };
}

/** Letter case says nothing about which name is meant. */
export function nameKey(text: string): string {
  return text.toLowerCase();
}
