import { type Effect, lineBridge } from '@throughline/transform/plan/fact/line-bridge';
import type { Stages } from '@throughline/transform/plan/fact/stages';
import { Exact, ZERO } from '@throughline/transform/plan/figures/exact';
import { wholeUnits } from '@throughline/transform/plan/figures/whole-units';
import type { ChangesOf } from '../../contract/reports/changes.ts';

/** What a place comes to in one period; null is not known, or there is nothing of the kind. */
export interface SideStages {
  /** In the chain: where it cannot be told together with the visits, the chain begins with these. */
  readonly budget: Exact | null;
  readonly clicks: Exact | null;
  readonly visits: Exact | null;
  readonly leads: Exact | null;
  readonly sales: Exact | null;
  readonly revenue: Exact | null;
  readonly margin: Exact | null;
  /** Taken off a profit; 0 where nothing is bought. */
  readonly cost: Exact | null;
}

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
  const goal = of === 'revenue' ? 'revenue' : 'margin';
  const found = lineBridge(chain(before), chain(now), goal) ?? [];
  const named = found.map(({ driver, effect }, at) => ({
    driver: nameOf(driver.split('+'), at === 0),
    effect,
  }));
  if (of !== 'profit') return named;
  const saved = before.cost!.minus(now.cost!);
  return named[0]?.driver === 'spend'
    ? named.with(0, { driver: 'spend', effect: named[0].effect.plus(saved) })
    : [{ driver: 'spend', effect: saved }, ...named];
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

/** What is sold is what is kept: refunds are taken off before anything is credited. */
function chain({ sales, revenue, ...side }: SideStages): Stages {
  return { ...side, revenue, impressions: null, qualified: null, deals: sales, sold: revenue };
}

function nameOf(parts: readonly string[], isFirst: boolean): string {
  const kept = parts.filter((part) => part !== 'kept');
  const last = kept.at(-1);
  if (isFirst) return (last && VOLUMES[last]) ?? 'volume';
  const joined = kept.join('+') || 'aov';
  return TOGETHER[joined] ?? joined;
}
