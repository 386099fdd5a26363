import { Exact, ZERO } from '@throughline/transform/plan/figures/exact';
import type { ChangesOf } from '../../contract/reports/changes.ts';
import { CHANGE_PARTS, type ChangePart } from '../../contract/reports/changes-columns.ts';
import type { Why } from '../../contract/why.ts';
import { type Amount, MEASURES, type Measures } from '../../metrics/measures.ts';
import type { ComputedRow } from '../query/rows/compute.ts';
import { measuresOf, type Tellable } from '../query/rows/row-measures.ts';
import type { Apart, ApartOf } from './apart.ts';
import { effectsOf, outcomeOf, rounded, type SideStages } from './effects.ts';
import type { Leaf } from './leaves.ts';

/** A sum, or why it is not known. */
export type Known = Exact | Why;

/** What changed at a place. */
export interface LeafChange {
  readonly leaf: Leaf;
  readonly before: Known;
  readonly now: Known;
  /** They add up to now − before; null where one of both is not known. */
  readonly effects: readonly { readonly driver: string; readonly effect: Exact }[] | null;
  readonly parts: Readonly<Record<'before' | 'now', Readonly<Record<ChangePart, Amount>>>>;
}

/** What is known of a period beside its sums. */
export interface SideKnown {
  readonly apart: ApartOf;
  /** Share of the sales of a channel's days that has arrived; null where nobody can tell. */
  matured(channel: string): number | null;
}
export type Sides = Readonly<Record<'before' | 'now', SideKnown>>;

/** The change of one place, divided among its drivers. */
export function leafChange(
  leaf: Leaf,
  of: ChangesOf,
  tellable: Tellable,
  sides: Sides,
): LeafChange {
  // Both sides are facts that were counted; whether they meet decides what the chain begins with.
  const sums = ({ tally, cost }: ComputedRow): Measures => ({
    ...measuresOf(tally, cost, tellable),
    ...(leaf.lacksLeads && { leads: 'unknown' as const }),
  });
  const measures = { before: sums(leaf.before), now: sums(leaf.now) };
  const isTogether =
    [leaf.before, leaf.now].every(
      ({ meeting, mixedVisits }) => !mixedVisits && (!meeting || meeting.lacks === 'loss'),
    ) &&
    typeof measures.before.cost === 'bigint' &&
    typeof measures.now.cost === 'bigint';
  const matured = maturedShares(leaf, sides);
  const stages = (side: 'before' | 'now') =>
    stagesOf(measures[side], leaf[side], {
      ...{ isTogether, tellable, matured: matured[side], apart: sides[side].apart(leaf) },
    });
  const [before, now] = [stages('before'), stages('now')];
  const [from, to] = [outcomeOf(before, of), outcomeOf(now, of)];
  return {
    leaf,
    before: from ?? reasonOf(measures.before, of),
    now: to ?? reasonOf(measures.now, of),
    effects: from && to && divided(leaf, before, now, of, new Exact(to.minus(from))),
    parts: { before: partsOf(measures.before), now: partsOf(measures.now) },
  };
}

/** A place of one period alone has one driver. */
function divided(
  { isIn }: Leaf,
  before: SideStages,
  now: SideStages,
  of: ChangesOf,
  change: Exact,
): LeafChange['effects'] {
  if (!isIn.before) return rounded([{ driver: 'appeared', effect: change }], change);
  if (!isIn.now) return rounded([{ driver: 'gone', effect: change }], change);
  const effects = effectsOf(before, now, of);
  return effects && rounded(effects, change);
}

/** Late sales are told apart where both periods tell how many are to come; nothing is awaited of what no touch led to. */
function maturedShares({ kind, names }: Leaf, sides: Sides) {
  const of = (side: 'before' | 'now') =>
    kind === 'unattributed' ? 1 : sides[side].matured(names.channel ?? '');
  const [before, now] = [of('before'), of('now')];
  return before && now ? { before, now } : { before: 1, now: 1 };
}

interface StagesKnown {
  readonly isTogether: boolean;
  readonly tellable: Tellable;
  readonly matured: number;
  readonly apart: Apart;
}

function stagesOf(
  measures: Measures,
  { tally }: ComputedRow,
  { isTogether, tellable: { lacks }, matured, apart }: StagesKnown,
): SideStages {
  const scaled = (amount: Amount, scale: bigint) =>
    typeof amount === 'bigint' ? new Exact(String(amount)).div(String(scale)) : null;
  const of = (key: ChangePart) => scaled(measures[key], MEASURES[key].scale);
  const { orders, deals } = measures;
  const sales =
    typeof orders === 'bigint' && typeof deals === 'bigint' ? orders + deals : 'unknown';
  const isBought = measures.cost !== 'not_applicable';
  const micros = (amount: bigint | null) =>
    amount === null ? null : new Exact(String(amount)).div(1_000_000);
  const less = (one: Exact | null, other: Exact | null) =>
    one && other && new Exact(one.minus(other));
  const [count, revenue] = [scaled(sales, MEASURES.orders.scale), of('revenue')];
  const [refunded, costByRate] = [micros(apart.refunded), micros(apart.spentByRate)];
  const whole = revenue && refunded && new Exact(revenue.plus(refunded));
  return {
    budget: isTogether ? less(of('cost'), costByRate) : null,
    clicks: isTogether && tally.cost_rows > 0n ? of('clicks') : isTogether ? ZERO : null,
    visits: of('visits'),
    leads: of('leads'),
    expected: count && new Exact(count.div(matured)),
    ...{ sales: count, sold: whole, soldAtRate: less(whole, micros(apart.soldByRate)), revenue },
    margin: of('margin'),
    cost: isBought || lacks.has('costs') ? of('cost') : ZERO,
    costByRate: isBought ? costByRate : ZERO,
  };
}

function partsOf(measures: Measures): Readonly<Record<ChangePart, Amount>> {
  return Object.fromEntries(CHANGE_PARTS.map((part) => [part, measures[part]])) as Record<
    ChangePart,
    Amount
  >;
}

function reasonOf({ revenue, margin, cost }: Measures, of: ChangesOf): Why {
  const reasons = of === 'revenue' ? [revenue] : of === 'margin' ? [margin] : [margin, cost];
  return reasons.find((amount) => typeof amount === 'string') ?? 'unknown';
}
