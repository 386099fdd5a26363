import { Exact, sumKnown, ZERO } from '@throughline/transform/plan/figures/exact';
import type { ChangeLine } from '../../contract/reports/changes.ts';
import { CHANGE_PARTS, type ChangePart } from '../../contract/reports/changes-columns.ts';
import { CHANGE_DRIVERS } from '../../contract/reports/changes-drivers.ts';
import { firstWhy, type Why } from '../../contract/why.ts';
import { type Amount, MEASURES } from '../../metrics/measures.ts';
import { measureValue } from '../../metrics/metric-values.ts';
import type { Known, LeafChange } from './leaf-change.ts';

/** A row: the sums of its places. Effects are never computed anew from sums, where a mix would look like a rate. */
export function changeLine(changes: readonly LeafChange[]): ChangeLine {
  const before = sumOf(changes.map((one) => one.before));
  const now = sumOf(changes.map((one) => one.now));
  const change = isKnown(before) && isKnown(now) ? new Exact(now.minus(before)) : null;
  const bridge = change && addedUp(changes);
  const factor = bridge && change && mostly(bridge, change);
  const side = (which: 'before' | 'now') =>
    Object.fromEntries(
      CHANGE_PARTS.map((part) => [
        part,
        measureValue(
          part,
          added(
            part,
            changes.map(({ parts }) => parts[which][part]),
          ),
        ),
      ]),
    ) as ChangeLine['parts']['now'];
  return {
    before: isKnown(before) ? moneyOf(before) : null,
    now: isKnown(now) ? moneyOf(now) : null,
    change: change && moneyOf(change),
    bridge: bridge?.map(({ driver, effect }) => ({ driver, effect: moneyOf(effect) })) ?? null,
    factor: factor?.driver ?? null,
    factor_effect: factor ? moneyOf(factor.effect) : null,
    why: { ...(!isKnown(before) && { before }), ...(!isKnown(now) && { now }) },
    parts: { before: side('before'), now: side('now') },
  };
}

/** Decimal text with two to six digits after the point. */
export function moneyOf(value: Exact): string {
  const text = value.toFixed(6).replace(/0{1,4}$/, '');
  return /^-0\.0+$/.test(text) ? text.slice(1) : text;
}

export const isKnown = (value: Known): value is Exact => typeof value !== 'string';

/** Unknown as soon as a part is. */
function sumOf(parts: readonly Known[]): Known {
  const reasons = parts.filter((part): part is Why => !isKnown(part));
  return reasons.length > 0 ? reasons.reduce(firstWhy) : sumKnown(parts as readonly Exact[])!;
}

interface Driven {
  readonly driver: string;
  readonly effect: Exact;
}

/** Effects by driver in the order of the chain, those told together after them. */
function addedUp(changes: readonly LeafChange[]): Driven[] {
  const sums = new Map<string, Exact>();
  for (const { driver, effect } of changes.flatMap(({ effects }) => effects ?? []))
    sums.set(driver, new Exact((sums.get(driver) ?? ZERO).plus(effect)));
  const rank = (driver: string) => {
    const at = (CHANGE_DRIVERS as readonly string[]).indexOf(driver);
    return at < 0 ? CHANGE_DRIVERS.length : at;
  };
  return [...sums]
    .filter(([, effect]) => !effect.isZero())
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([driver, effect]) => ({ driver, effect }));
}

/** What explains most of a change went the same way; of equal ones the first of the chain. */
function mostly(bridge: readonly Driven[], change: Exact): Driven | null {
  if (change.isZero()) return null;
  const same = bridge.filter(({ effect }) => effect.isNegative() === change.isNegative());
  return same.reduce<Driven | null>(
    (most, one) => (most === null || one.effect.abs().gt(most.effect.abs()) ? one : most),
    null,
  );
}

/** A sum of a measure; what there is nothing of is left out where something else has it. */
function added(part: ChangePart, amounts: readonly Amount[]): Amount {
  const reasons = amounts.filter(
    (amount): amount is Why => typeof amount === 'string' && amount !== 'not_applicable',
  );
  if (reasons.length > 0) return reasons.reduce(firstWhy);
  const known = amounts.filter((amount) => typeof amount === 'bigint');
  if (known.length > 0) return known.reduce((sum, amount) => sum + amount, 0n);
  return amounts.length === 0 && MEASURES[part].from !== 'costs' ? 0n : 'not_applicable';
}
