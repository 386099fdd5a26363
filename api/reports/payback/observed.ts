import { monthIndex } from '../../contract/plans.ts';
import type { PlannedLine } from '../../plans/plan-lines.ts';
import type { ObservedRates } from '../../plans/risk/plan-risk-input.ts';
import type { Leaf } from '../plan-fact/leaves.ts';

export type Observed = ObservedRates;

/**
 * What was observed of each planned campaign in whole months. A lead of a young month has had little time: it counts as the part
 * of a trial that the plan's lag would have decided by now.
 */
export function observedOf(
  lines: readonly PlannedLine[],
  leaves: readonly Leaf[],
  {
    lag,
    whole,
    first,
  }: {
    readonly lag: readonly number[];
    /** Index of the last whole month. */
    readonly whole: number;
    readonly first: string;
  },
): ReadonlyMap<string, Observed> {
  const all = lag.reduce((sum, share) => sum + share, 0);
  const decided = (age: number) =>
    all === 0 ? 1 : lag.slice(0, age + 1).reduce((sum, share) => sum + share, 0) / all;
  const found = new Map<string, Observed>();
  const byCampaign = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    if (monthIndex(first, leaf.month) > whole) continue;
    const key = keyOf(leaf);
    const known = byCampaign.get(key);
    if (known) known.push(leaf);
    else byCampaign.set(key, [leaf]);
  }
  for (const planned of lines) {
    const { stages } = planned;
    const key = keyOf(planned);
    if (found.has(key)) continue;
    const own = byCampaign.get(key) ?? [];
    const sum = (pick: (leaf: Leaf) => number) =>
      own.reduce((total, leaf) => total + pick(leaf), 0);
    const leads = (leaf: Leaf) => leaf.fact.cohort.leads?.toNumber() ?? 0;
    const visits = (leaf: Leaf) => leaf.fact.cohort.visits?.toNumber() ?? 0;
    const begun = stages.leads === null ? visits : leads;
    found.set(key, {
      ...(stages.leads !== null && {
        lead_rate: { successes: sum(leads), trials: sum(visits) },
      }),
      // A qualified lead is told by nobody: the rates of both steps cannot be told apart.
      ...(stages.qualified === null && {
        deal_rate: {
          successes: sum((leaf) => leaf.fact.cohort.deals?.toNumber() ?? 0),
          trials: sum((leaf) => begun(leaf) * decided(whole - monthIndex(first, leaf.month))),
        },
      }),
    });
  }
  return found;
}

const keyOf = ({ channel, campaign }: { readonly channel: string; readonly campaign: string }) =>
  JSON.stringify([channel, campaign]);
