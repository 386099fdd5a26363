import type { Level } from '../../contract/terms.ts';
import { RULE_MODELS } from '../../contract/terms.ts';
import { type CampaignNames, campaignNames } from '../query/rows/campaign-names.ts';
import { compute, leastNames, type Place, type Placed, placeOf } from '../query/rows/compute.ts';
import type { AttributionFacts } from './fetch.ts';

/** Credit of one model in whole units; a value with an unknown part is null. */
export interface Amounts {
  /** Billionths of conversions. */
  readonly share: bigint;
  /** Hundredths of the base currency. */
  readonly value: bigint | null;
}

/** A row with what each rule gives to it. */
export interface RuleRow extends Place {
  /** Millionths of the base currency; null where it is not known. */
  readonly cost: bigint | null;
  /** In the order of the contract's list of rules. */
  readonly rules: readonly Amounts[];
}

const NOTHING: readonly Amounts[] = RULE_MODELS.map(() => ({ share: 0n, value: 0n }));

/** Rows of the asked levels: what was credited, and what was spent where nothing was. */
export function ruleRows(
  { rules, spent, listed }: AttributionFacts,
  levels: readonly Level[],
): readonly RuleRow[] {
  const names = campaignNames(listed);
  const costs = compute(spent, levels, names).rows;
  const rows = new Map<string, RuleRow>();
  const costOf = (key: string) => {
    const cost = costs.get(key)?.cost;
    return typeof cost === 'bigint' ? cost : null;
  };
  for (const group of rules) {
    const place = placeOf(group, levels, names);
    const known = rows.get(place.key);
    const before = known?.rules ?? NOTHING;
    rows.set(place.key, {
      ...place,
      names: leastNames(known?.names, place.names),
      cost: costOf(place.key),
      rules: before.map((amounts, at) => ({
        share: amounts.share + BigInt(group.shares[at]!),
        value:
          amounts.value === null || group.unknown[at] !== '0'
            ? null
            : amounts.value + BigInt(group.values[at]!),
      })),
    });
  }
  for (const row of costs.values())
    if (!rows.has(row.key) && row.cost !== 'not_applicable' && row.cost !== 0n)
      rows.set(row.key, { ...row, cost: costOf(row.key), rules: NOTHING });
  return [...rows.values()];
}

/** The row of a channel that no converting journey has. */
export function bareRow(channel: string, levels: readonly Level[]): RuleRow {
  const nowhere: Placed = {
    ...{ channel, source: '', campaign: '', campaign_id: '', ad_group: '', ad_group_id: '' },
    keyword: '',
  };
  const none: CampaignNames = campaignNames([]);
  return { ...placeOf(nowhere, levels, none), cost: null, rules: NOTHING };
}
