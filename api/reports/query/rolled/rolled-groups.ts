import { DIMENSIONS } from '../../../contract/dimensions.ts';
import type { Cube } from '../../../metrics/measures.ts';
import { isAskable } from '../cubes/ask-cube.ts';
import { type FactGroup, SUM_KEYS, type SumKey } from '../cubes/fact-group.ts';
import type { CubeGroups } from '../fetch-groups.ts';
import { levelsOf } from '../names-where.ts';
import { conditionsOf, type Question } from '../question.ts';

/** What `sold-sums.sql` sums, in its order. */
export const SOLD_KEYS = [
  'sold_orders',
  'sold_deals',
  'sold_revenue',
  'sold_revenue_unknown',
  'sold_margin_unknown',
  'credited_revenue',
  'credited_unknown',
] as const;
export type SoldKey = (typeof SOLD_KEYS)[number];

/** Where in `sums` each stands. */
export const AT = Object.fromEntries(SUM_KEYS.map((key, at) => [key, at])) as Readonly<
  Record<SumKey, number>
>;

/** A place of a report. */
export interface RolledRow extends Omit<FactGroup, SumKey> {
  /** All that is summed about it, in the order of `SUM_KEYS`. */
  readonly sums: readonly string[];
  /** What was sold there, where it was asked for. */
  readonly sold?: readonly string[];
}

/** What of each row is asked for. */
interface Told {
  /** Whose facts say what the conditions ask, as the ledger has it. */
  readonly cubes: ReadonlySet<Cube>;
  /** All of a row stands in one place: each cube says its dimensions, and none looks for an ad group on another side. */
  readonly isOnePlace: boolean;
}

export function toldBy({ cubes: asked, where, dated, levels, by }: Question): Told {
  const { ofFacts, ofNames } = conditionsOf(where);
  const cubes = new Set([...asked].filter((cube) => isAskable(cube, ofFacts, dated.basis)));
  const isOnePlace =
    cubes.size === KINDS.length &&
    by.every((dimension) => DIMENSIONS[dimension].of === 'time') &&
    !levelsOf(levels, ofNames).includes('ad_group');
  return { cubes, isOnePlace };
}

/** Facts of a row that make one group. */
type Facts = Readonly<Record<'credit' | 'touches' | 'costs', boolean>>;

/** A group of several kinds of facts is listed with the first of them. */
const KINDS = ['credit', 'touches', 'costs'] as const;
const NONE = '0';

/** Rows as groups of each cube, as the ledger has them: without those of which there are none. */
export function groupsOf(rows: readonly RolledRow[], { cubes, isOnePlace }: Told): CubeGroups {
  const found: Record<Cube, FactGroup[]> = {
    ...{ costs: [], touches: [], credit: [], sales: [], claims: [] },
  };
  for (const row of rows) {
    const has = (key: SumKey) => row.sums[AT[key]] !== NONE;
    const facts: Facts = {
      costs: cubes.has('costs') && has('cost_rows'),
      touches: cubes.has('touches') && (has('visits') || has('calls')),
      credit: cubes.has('credit') && has('credits'),
    };
    for (const own of isOnePlace ? bySide(row, facts) : byCube(facts)) {
      const kind = KINDS.find((cube) => own[cube]);
      if (kind) found[kind].push(groupOf(row, own));
    }
  }
  return found;
}

function byCube({ costs, touches, credit }: Facts): readonly Facts[] {
  return [
    { costs, touches: false, credit: false },
    { costs: false, touches, credit: false },
    { costs: false, touches: false, credit },
  ];
}

/** What was paid for, and what was not: groups of each cube would add up to the same, and there are thousands of them. */
function bySide({ sums }: RolledRow, { costs, touches, credit }: Facts): readonly Facts[] {
  const areTouchesPaid = sums[AT.paid_touches] !== NONE;
  const isCreditPaid = sums[AT.paid_credits] !== NONE;
  return [
    { costs, touches: touches && areTouchesPaid, credit: credit && isCreditPaid },
    { costs: false, touches: touches && !areTouchesPaid, credit: credit && !isCreditPaid },
  ];
}

/** Sums of facts that are not of the group are left undefined, so that all groups have one shape: thousands are added up. */
function groupOf(row: RolledRow, { costs, touches, credit }: Facts): FactGroup {
  const [
    cost,
    cost_unknown,
    cost_rows,
    impressions,
    clicks,
    visits,
    calls,
    paid_touches,
    credits,
    paid_credits,
    leads,
    deals,
    orders,
    new_customers,
    revenue,
    revenue_unknown,
    margin,
    margin_unknown,
    new_revenue,
    new_revenue_unknown,
  ] = row.sums;
  return {
    earlier: row.earlier ?? 0,
    by_day: row.by_day,
    by_week: row.by_week,
    by_month: row.by_month,
    by_quarter: row.by_quarter,
    by_conversion: row.by_conversion,
    by_customer: row.by_customer,
    unattributed: row.unattributed ?? 0,
    channel: row.channel,
    source: row.source,
    campaign_id: row.campaign_id,
    campaign: row.campaign,
    ad_group_id: row.ad_group_id,
    ad_group: row.ad_group,
    keyword: row.keyword,
    cost: costs ? cost : undefined,
    cost_unknown: costs ? cost_unknown : undefined,
    cost_rows: costs ? cost_rows : undefined,
    impressions: costs ? impressions : undefined,
    clicks: costs ? clicks : undefined,
    visits: touches ? visits : undefined,
    calls: touches ? calls : undefined,
    paid_touches: touches ? paid_touches : undefined,
    credits: credit ? credits : undefined,
    paid_credits: credit ? paid_credits : undefined,
    leads: credit ? leads : undefined,
    deals: credit ? deals : undefined,
    orders: credit ? orders : undefined,
    new_customers: credit ? new_customers : undefined,
    revenue: credit ? revenue : undefined,
    revenue_unknown: credit ? revenue_unknown : undefined,
    margin: credit ? margin : undefined,
    margin_unknown: credit ? margin_unknown : undefined,
    new_revenue: credit ? new_revenue : undefined,
    new_revenue_unknown: credit ? new_revenue_unknown : undefined,
  };
}
