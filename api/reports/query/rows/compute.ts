import type { Level } from '../../../contract/terms.ts';
import { LEVELS } from '../../../contract/terms.ts';
import type { FactGroup } from '../cubes/fact-group.ts';
import type { Spelling } from '../cubes/spelling.ts';
import { type CampaignNames, type Named, nameKey } from './campaign-names.ts';
import { type Cost, costOf } from './cost-of.ts';
import { type Meeting, meetings } from './meetings.ts';
import { Parts, type Scope, type Sources, scopeCost, scopeKey } from './scopes.ts';
import { addTally, hasResults, isPaid, newTally, type Tally, tallyOf } from './tally.ts';

/** Shown in place of a channel on the row of what no touch can claim. */
export const UNATTRIBUTED = 'Unattributed';

export type RowNames = Readonly<Partial<Record<Level, string>>>;

/** Where in a report a fact stands. */
export interface Place {
  readonly key: string;
  readonly kind: 'channel' | 'unattributed';
  /** Shown names by level. */
  readonly names: RowNames;
  /** Keys of the names, from the channel down. */
  readonly path: readonly string[];
}

export interface ComputedRow extends Place, Cost {
  readonly tally: Readonly<Tally>;
  /** Results that its cost, where it has one, belongs to. */
  readonly scoped: boolean;
  /** Beside what was paid for the row holds conversions that were not. */
  readonly mixed: boolean;
  /** Beside visits that were paid for it holds others. */
  readonly mixedVisits: boolean;
  /** Where cost and results of the row do not meet. */
  readonly meeting: Meeting | null;
}

export interface Computed extends ComputedWhole {
  readonly rows: ReadonlyMap<string, ComputedRow>;
}

/** Everything together. */
export interface ComputedWhole {
  readonly total: Tally;
  /** The sources of everything, each with its cost and results; the same at all levels of rows. */
  readonly scopes: readonly Scope[];
  readonly sources: Sources;
  /** Where a condition chooses a part of rows whose cost and results do not meet: what then lacks of everything. */
  readonly unmet: Meeting['lacks'] | null;
  /** What it was added up from, to be added to what was computed apart from it. */
  readonly facts: { readonly parts: Parts; readonly unattributed: Readonly<Tally> };
}

/**
 * Groups of all fact tables of one period as rows of the asked levels, and the sum of everything.
 * @param bought channels in which some visits were paid for; without, those of the groups.
 * @param places of spellings, for whoever computes several times with the same levels and names.
 */
export function compute(
  groups: readonly FactGroup[],
  levels: readonly Level[],
  names: CampaignNames,
  costed: Sources['costed'] = new Set(),
  bought: Sources['bought'] = boughtChannels(groups),
  places: Map<string, Place> = new Map(),
): Computed {
  const rows = new Map<string, { place: Place; parts: Parts; unattributed?: Tally }>();
  const everything = new Parts();
  for (const group of groups) {
    // Touches and credit are spelled alike: each spelling is placed once.
    const spelled = spellingKey(group);
    const place = places.get(spelled) ?? placeOf(group, levels, names);
    places.set(spelled, place);
    const known = rows.get(place.key);
    const row = known ?? { place, parts: new Parts() };
    if (!known) rows.set(place.key, row);
    else if (known.place !== place)
      known.place = { ...place, names: leastNames(known.place.names, place.names) };
    if (!group.unattributed) row.parts.add(group);
    else if (row.unattributed) addTally(row.unattributed, tallyOf(group));
    else row.unattributed = tallyOf(group);
  }
  // Sums of sums: an amount is read from its text once.
  const outside = newTally();
  for (const { unattributed, parts } of rows.values()) {
    if (unattributed) addTally(outside, unattributed);
    everything.join(parts);
  }
  const sources = { bought, costed };
  const whole = wholeOf(everything, outside, sources);
  const wholes = new Map(whole.scopes.map((scope) => [scopeKey(scope), scope]));
  const missing = new Set<string>();
  const found = [...rows.values()].map(
    ({ place: { key, kind, names, path }, parts, unattributed }) => {
      const tally = unattributed ?? parts.sum();
      const { scopes, rest } = parts.scopes(sources);
      const { cost, known } = costOf(scopes.map((scope) => scopeCost(scope, sources)));
      const isMissing = (scope: Scope) =>
        isPaid(scope.tally) && wholes.get(scopeKey(scope))?.tally.cost_rows === 0n;
      if (scopes.some(isMissing)) missing.add(key);
      const hasCost = tally.cost_rows > 0n;
      return {
        key,
        kind,
        names,
        path,
        cost,
        known,
        tally,
        scoped: scopes.some((scope) => hasResults(scope.tally)),
        mixed: hasCost && rest.credits > 0n,
        mixedVisits: hasCost && rest.visits + rest.calls > 0n,
        meeting: null as Meeting | null,
      };
    },
  );
  const met = meetings(found, canonical(levels), missing);
  // They are not copied for it: there are thousands.
  for (const row of found) row.meeting = met.get(row.key) ?? null;
  return { ...whole, rows: new Map(found.map((row) => [row.key, row])) };
}

/**
 * The sum of everything alone, whatever rows it would stand in.
 * @param apart what was computed already, whose sums are not read again.
 * @param groups all others.
 */
export function computeWhole(
  apart: readonly ComputedWhole[],
  groups: readonly FactGroup[],
  costed: Sources['costed'],
): ComputedWhole {
  const everything = new Parts();
  const outside = newTally();
  const bought = new Set(boughtChannels(groups));
  for (const { facts, sources } of apart) {
    everything.join(facts.parts);
    addTally(outside, facts.unattributed);
    for (const channel of sources.bought) bought.add(channel);
  }
  for (const group of groups) {
    if (group.unattributed) addTally(outside, tallyOf(group));
    else everything.add(group);
  }
  return wholeOf(everything, outside, { bought, costed });
}

function wholeOf(parts: Parts, unattributed: Readonly<Tally>, sources: Sources): ComputedWhole {
  const total = { ...unattributed };
  addTally(total, parts.sum());
  // In one order, whatever rows the facts stand in.
  const scopes = [...parts.scopes(sources).scopes].sort((a, b) =>
    scopeKey(a) < scopeKey(b) ? -1 : 1,
  );
  return { total, scopes, sources, unmet: null, facts: { parts, unattributed } };
}

/** Channels in which some visits were paid for. */
export function boughtChannels(groups: readonly FactGroup[]): ReadonlySet<string> {
  const bought = new Set<string>();
  for (const { channel, paid_touches = '0', paid_credits = '0' } of groups)
    if (paid_touches !== '0' || paid_credits !== '0') bought.add(channel);
  return bought;
}

/** All that decides where a fact stands: what it is called, and from which side its ad group may come. */
function spellingKey(group: FactGroup): string {
  const { channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword } = group;
  const kind = `${Boolean(group.unattributed)}${group.cost_rows === undefined}${group.name_day ?? ''}`;
  const names = `${campaign_id}\u001f${campaign}\u001f${ad_group_id}\u001f${ad_group}\u001f${keyword}`;
  return `${kind}\u001f${channel}\u001f${source}\u001f${names}`;
}

/** From the channel down, in whatever order they were asked for. */
function canonical(levels: readonly Level[]): readonly Level[] {
  return LEVELS.filter((level) => levels.includes(level));
}

/** A fact that has dimensions; what no touch can claim has none. */
export interface Placed extends Spelling {
  readonly channel: string;
  readonly keyword: string;
  readonly unattributed?: number | boolean;
}

/** The row of a fact at the asked levels. */
export function placeOf(group: Placed, levels: readonly Level[], names: CampaignNames): Place {
  const unattributed = Boolean(group.unattributed);
  const place = levels.map((level) =>
    unattributed ? outside(level) : nameAt(level, group, names),
  );
  const shown: Partial<Record<Level, string>> = {};
  const path: string[] = [];
  for (const [at, level] of levels.entries()) shown[level] = place[at]!.name;
  for (const level of LEVELS) {
    const at = levels.indexOf(level);
    if (at >= 0) path.push(place[at]!.key);
  }
  return {
    key: rowKey(unattributed, levels, place),
    kind: unattributed ? 'unattributed' : 'channel',
    names: shown,
    path,
  };
}

/** Of several spellings always the same one is shown, whatever order they came in. */
export function leastNames(known: RowNames | undefined, names: RowNames): RowNames {
  if (!known) return names;
  return Object.fromEntries(
    Object.entries(names).map(([level, name]) => {
      const before = known[level as Level];
      return [level, before === undefined || name < before ? name : before];
    }),
  );
}

/** What a fact is called at a level. */
export function nameAt(level: Level, group: Placed, names: CampaignNames): Named {
  if (level === 'campaign') return names.campaign(group);
  if (level === 'ad_group') return names.adGroup(group);
  if (level === 'keyword') return { key: nameKey(group.keyword), name: group.keyword };
  return { key: group[level], name: group[level] };
}

/** The query string that opens the row's cells; the same for the same row of any period. */
export function rowKey(
  unattributed: boolean,
  levels: readonly Level[],
  place: readonly Pick<Named, 'key'>[],
): string {
  if (unattributed) return 'kind=unattributed';
  return levels.map((level, at) => `${level}=${formEncoded(place[at]!.key)}`).join('&');
}

/** As `URLSearchParams` writes a value, which takes several times as long: an answer has thousands of them. */
export function formEncoded(text: string): string {
  if (/^[\w.*-]*$/.test(text)) return text;
  return encodeURIComponent(text.toWellFormed()).replace(/%20|[!'()~]/g, (sign) =>
    sign === '%20' ? '+' : `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function outside(level: Level): Named {
  return level === 'channel' ? { key: '', name: UNATTRIBUTED } : { key: '', name: '' };
}
