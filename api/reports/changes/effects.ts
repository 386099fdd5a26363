import { chainBridge, type Effect } from '@throughline/transform/plan/fact/line-bridge';
import type { Chain } from '@throughline/transform/plan/fact/stages';
import { Exact, ZERO } from '@throughline/transform/plan/figures/exact';
import { wholeUnits } from '@throughline/transform/plan/figures/whole-units';
import type { ChangesOf } from '../../contract/reports/changes.ts';

/** What a place comes to in one period; null is not known, or there is nothing of the kind. */
export interface SideStages {
  /** In the chain, in foreign currencies at the reference rate: where it cannot be told together with the visits, the chain begins with these. */
  readonly budget: Exact | null;
  readonly clicks: Exact | null;
  readonly visits: Exact | null;
  readonly leads: Exact | null;
  /** All that these days will have brought; as many as `sales` where nobody can tell or none are to come. */
  readonly expected: Exact | null;
  readonly sales: Exact | null;
  /** Before refunds, in foreign currencies at the reference rate. */
  readonly soldAtRate: Exact | null;
  /** Before refunds. */
  readonly sold: Exact | null;
  readonly revenue: Exact | null;
  readonly margin: Exact | null;
  /** Taken off a profit; 0 where nothing is bought. */
  readonly cost: Exact | null;
  /** What rates made of the cost: the cost less the same at the reference rate. */
  readonly costByRate: Exact | null;
}

/** Every stage, with the driver that leads to it. Of the last two before the revenue only those stay that something moved. */
const CHAIN = [
  ['budget', 'budget'],
  ['clicks', 'cpc'],
  ['visits', 'landing'],
  ['leads', 'lead_rate'],
  ['expected', 'deal_rate'],
  ['sales', 'timing'],
  ['soldAtRate', 'aov'],
  ['sold', 'fx'],
  ['revenue', 'refunds'],
  ['margin', 'margin_rate'],
] as const satisfies Chain<keyof SideStages>;

/** What the first driver is called by the stage that it comes to: everything above it is told by nobody. */
const VOLUMES: Readonly<Record<string, string>> = {
  budget: 'spend',
  cpc: 'clicks',
  landing: 'visits',
  visits: 'visits',
  lead_rate: 'leads',
  deal_rate: 'sales',
  aov: 'volume',
  margin_rate: 'volume',
};
/** Steps that are told together and have a name of their own. */
const TOGETHER: Readonly<Record<string, string>> = {
  'cpc+landing': 'cost_per_visit',
  'lead_rate+deal_rate': 'sale_rate',
};

/**
 * The change of an outcome among its drivers, by the Shapley values of a plan's bridge with the earlier period as plan and
 * the later one as fact. Null where the outcome is not known on both sides.
 */
export function effectsOf(before: SideStages, now: SideStages, of: ChangesOf): Effect[] | null {
  const [from, to] = [outcomeOf(before, of), outcomeOf(now, of)];
  if (!from || !to) return null;
  const found = chainBridge(
    before,
    now,
    chainTo(of === 'revenue' ? 'revenue' : 'margin', [before, now]),
  );
  const named = found.map(({ driver, effect }, at) => ({
    driver: nameOf(driver.split('+'), at === 0),
    effect,
  }));
  return of === 'profit' ? withCost(named, before, now) : named;
}

/** What more was spent is taken off, apart from what rates made of it. */
function withCost(effects: readonly Effect[], before: SideStages, now: SideStages): Effect[] {
  const dearer = (now.costByRate ?? ZERO).minus(before.costByRate ?? ZERO);
  const saved = before.cost!.minus(now.cost!).plus(dearer);
  const [first, ...rest] = effects;
  return [
    ...(first?.driver === 'spend'
      ? [{ driver: 'spend', effect: first.effect.plus(saved) }, ...rest]
      : [{ driver: 'spend', effect: saved }, ...effects]),
    { driver: 'fx', effect: dearer.neg() },
  ];
}

/** Steps that moved nothing on either side are left out, so that they are never named where an unknown hides another. */
function chainTo(goal: 'revenue' | 'margin', sides: readonly SideStages[]) {
  const isSame = (one: keyof SideStages, other: keyof SideStages) =>
    sides.every((side) => side[one] && side[other] && side[one].eq(side[other]));
  const last = CHAIN.findIndex(([stage]) => stage === goal);
  const [noTiming, noRates] = [isSame('expected', 'sales'), isSame('soldAtRate', 'sold')];
  return CHAIN.slice(0, last + 1).filter(
    ([stage]) => !(noTiming && stage === 'sales') && !(noRates && stage === 'sold'),
  );
}

export function outcomeOf({ revenue, margin, cost }: SideStages, of: ChangesOf): Exact | null {
  if (of === 'profit') return margin && cost && margin.minus(cost);
  return of === 'revenue' ? revenue : margin;
}

/** Effects rounded so that they add up to the change: to hundredths where that is what it has, else to millionths. */
export function rounded(effects: readonly Effect[], change: Exact): Effect[] {
  const digits = change.toDecimalPlaces(2).eq(change) ? 2 : 6;
  const whole = wholeUnits(
    effects.map(({ effect }) => effect),
    change,
    digits,
  );
  return effects
    .map(({ driver }, at) => ({ driver, effect: new Exact(whole[at] ?? ZERO) }))
    .filter(({ effect }) => !effect.isZero());
}

function nameOf(parts: readonly string[], isFirst: boolean): string {
  const last = parts.at(-1);
  if (isFirst) return (last && VOLUMES[last]) ?? 'volume';
  const joined = parts.join('+');
  return TOGETHER[joined] ?? joined;
}
