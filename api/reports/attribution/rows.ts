import type { Level } from '../../contract/terms.ts';
import { RULE_MODELS } from '../../contract/terms.ts';
import { type CampaignNames, campaignNames } from '../query/rows/campaign-names.ts';
import {
  type ComputedRow,
  compute,
  leastNames,
  type Place,
  type Placed,
  placeOf,
} from '../query/rows/compute.ts';
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
  /** Meets the conditions that the warehouse can test. */
  readonly isMet: boolean;
  /** Millionths of the base currency; null where it is not known. */
  readonly cost: bigint | null;
  /** In the order of the contract's list of rules. */
  readonly rules: readonly Amounts[];
}

/** Ends the key of a row that does not meet conditions. */
const UNMET = '\u001funmet';
const NOTHING: readonly Amounts[] = RULE_MODELS.map(() => ({ share: 0n, value: 0n }));

/** Rows of the asked levels: what was credited, and what was spent where nothing was. */
export function ruleRows(
  { rules, spent, listed }: AttributionFacts,
  levels: readonly Level[],
): readonly RuleRow[] {
  const names = campaignNames(listed);
  const costs = compute(spent, levels, names).rows;
  return withCosts(creditedRows({ rules, listed }, levels), costs);
}

/** Rows of what was credited; what does not meet conditions stands in rows of its own. */
export function creditedRows(
  { rules, listed }: Pick<AttributionFacts, 'rules' | 'listed'>,
  levels: readonly Level[],
): readonly RuleRow[] {
  const names = campaignNames(listed);
  const rows = new Map<string, RuleRow>();
  for (const group of rules) {
    const isMet = group.met === undefined || Boolean(group.met);
    const found = placeOf(group, levels, names);
    const place = isMet ? found : { ...found, key: `${found.key}${UNMET}` };
    const known = rows.get(place.key);
    const before = known?.rules ?? NOTHING;
    rows.set(place.key, {
      ...place,
      names: leastNames(known?.names, place.names),
      ...{ isMet, cost: null },
      rules: before.map((amounts, at) => ({
        share: amounts.share + BigInt(group.shares[at]!),
        value:
          amounts.value === null || group.unknown[at] !== '0'
            ? null
            : amounts.value + BigInt(group.values[at]!),
      })),
    });
  }
  return [...rows.values()];
}

/** Rows with their cost, and those that have nothing else. */
export function withCosts(
  rows: readonly RuleRow[],
  costs: ReadonlyMap<string, ComputedRow>,
): readonly RuleRow[] {
  const costOf = (key: string) => {
    const cost = costs.get(key)?.cost;
    return typeof cost === 'bigint' ? cost : null;
  };
  const known = new Set(rows.map(({ key }) => key));
  return [
    ...rows.map((row) => ({ ...row, cost: costOf(row.key) })),
    ...[...costs.values()]
      .filter(({ key, cost }) => !known.has(key) && cost !== 'not_applicable' && cost !== 0n)
      .map(({ key, kind, names, path }) => ({
        ...{ key, kind, names, path, isMet: true, cost: costOf(key), rules: NOTHING },
      })),
  ];
}

/** The row of a channel that no converting journey has. */
export function bareRow(channel: string, levels: readonly Level[], isMet = true): RuleRow {
  const nowhere: Placed = {
    ...{ channel, source: '', campaign: '', campaign_id: '', ad_group: '', ad_group_id: '' },
    keyword: '',
  };
  const none: CampaignNames = campaignNames([]);
  return { ...placeOf(nowhere, levels, none), isMet, cost: null, rules: NOTHING };
}
