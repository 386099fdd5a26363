import { type CampaignNames, type Named, nameKey, type Spelling } from './campaign-names.ts';
import type { FactGroup } from './fetch.ts';
import type { Level } from './normalise.ts';
import { addTo, newTally, type Tally } from './tally.ts';

/** Shown in place of a channel on the row of what no touch can claim. */
export const UNATTRIBUTED = 'Unattributed';

export type RowNames = Readonly<Partial<Record<Level, string>>>;

/** Where in a report a fact stands. */
export interface Place {
  readonly key: string;
  readonly kind: 'channel' | 'unattributed';
  /** Shown names by level. */
  readonly names: RowNames;
}

export interface ComputedRow extends Place {
  readonly tally: Tally;
}

export interface Computed {
  readonly rows: ReadonlyMap<string, ComputedRow>;
  readonly total: Tally;
}

/** Groups of all fact tables as rows of the asked levels, and the sum of everything. */
export function compute(
  groups: readonly FactGroup[],
  levels: readonly Level[],
  names: CampaignNames,
): Computed {
  const rows = new Map<string, ComputedRow>();
  const total = newTally();
  for (const group of groups) {
    const place = placeOf(group, levels, names);
    const known = rows.get(place.key);
    const tally = known?.tally ?? newTally();
    rows.set(place.key, { ...place, names: leastNames(known?.names, place.names), tally });
    addTo(tally, group);
    addTo(total, group);
  }
  return { rows, total };
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
  return {
    key: rowKey(unattributed, levels, place),
    kind: unattributed ? 'unattributed' : 'channel',
    names: Object.fromEntries(levels.map((level, at) => [level, place[at]!.name])),
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
function rowKey(unattributed: boolean, levels: readonly Level[], place: readonly Named[]): string {
  if (unattributed) return 'kind=unattributed';
  return new URLSearchParams(
    levels.map((level, at): [string, string] => [level, place[at]!.key]),
  ).toString();
}

function outside(level: Level): Named {
  return level === 'channel' ? { key: '', name: UNATTRIBUTED } : { key: '', name: '' };
}
