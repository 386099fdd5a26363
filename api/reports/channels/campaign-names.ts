/** A campaign or ad group as cost data lists it; fields are empty where the platform does not say. */
export interface ListedCampaign {
  readonly source: string;
  readonly campaign_id: string;
  readonly campaign: string;
  readonly ad_group_id: string;
  readonly ad_group: string;
  /** Last day with this spelling. */
  readonly last_day: string;
}

/** `key` joins spellings of one name, `name` is what is shown. */
export interface Named {
  readonly key: string;
  readonly name: string;
}

/** How one fact names its campaign and ad group. */
export type Spelling = Omit<ListedCampaign, 'last_day'>;

export interface CampaignNames {
  campaign(spelling: Spelling): Named;
  adGroup(spelling: Spelling): Named;
}

/**
 * Lets cost and visits meet. A visit's `utm_campaign` may be the ad platform's id or one of the names
 * that the campaign has had, in any letter case; all of them lead to the newest name in the cost data
 * of the same traffic source. What no cost data knows stands under its own name.
 */
export function campaignNames(listed: readonly ListedCampaign[]): CampaignNames {
  const campaigns = newestNames(
    listed.map((row) => ({
      scope: row.source,
      id: row.campaign_id,
      name: row.campaign,
      day: row.last_day,
    })),
  );
  const campaign = (spelling: Spelling) =>
    resolve(campaigns, spelling.source, spelling.campaign_id, spelling.campaign);
  const inCampaign = (spelling: Spelling) => joined(spelling.source, campaign(spelling).key);
  const adGroups = newestNames(
    listed.map((row) => ({
      scope: inCampaign(row),
      id: row.ad_group_id,
      name: row.ad_group,
      day: row.last_day,
    })),
  );
  return {
    campaign,
    adGroup: (spelling) =>
      resolve(adGroups, inCampaign(spelling), spelling.ad_group_id, spelling.ad_group),
  };
}

/** Letter case says nothing about which name is meant. */
export function nameKey(text: string): string {
  return text.toLowerCase();
}

interface Version {
  readonly scope: string;
  readonly id: string;
  readonly name: string;
  readonly day: string;
}

/** From each spelling to the newest name; an id goes before a name that is spelled like it. */
function newestNames(versions: readonly Version[]): ReadonlyMap<string, string> {
  const oldestFirst = versions
    .filter(({ id, name }) => id || name)
    .sort((a, b) => compare(a.day, b.day) || compare(a.name, b.name));
  const newest = new Map<string, string>();
  for (const version of oldestFirst)
    if (version.name || !newest.has(identity(version)))
      newest.set(identity(version), version.name || version.id);
  const spelled = new Map<string, string>();
  for (const version of oldestFirst)
    if (version.name)
      spelled.set(joined(version.scope, nameKey(version.name)), newest.get(identity(version))!);
  for (const version of oldestFirst)
    if (version.id)
      spelled.set(joined(version.scope, nameKey(version.id)), newest.get(identity(version))!);
  return spelled;
}

function identity({ scope, id, name }: Version): string {
  return id ? joined(scope, 'id', nameKey(id)) : joined(scope, 'name', nameKey(name));
}

function resolve(
  names: ReadonlyMap<string, string>,
  scope: string,
  id: string,
  name: string,
): Named {
  const known =
    (id && names.get(joined(scope, nameKey(id)))) ||
    (name && names.get(joined(scope, nameKey(name))));
  const shown = known || name || id;
  return { key: nameKey(shown), name: shown };
}

function joined(...parts: readonly string[]): string {
  return parts.join('\u001f');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
