import type { PlanHead } from '@throughline/api/contract/plans';
import type { Misread } from '../../address/address-state.ts';

/** Which plan an address names. */
export interface ChosenPlan {
  /** Null: the one that is in force. */
  readonly head: PlanHead | null;
  /** Null: the newest. */
  readonly version: number | null;
  /** What of the address names no plan that there is. */
  readonly strays: readonly Misread[];
}

const NOTHING: ChosenPlan = { head: null, version: null, strays: [] };

/** The plan of an address among those that there are; what names none is a stray of the link. */
export function chosenPlan(search: string, plans: readonly PlanHead[]): ChosenPlan {
  const query = new URLSearchParams(search);
  const strays = (...keys: readonly string[]) =>
    keys.flatMap((parameter) => {
      const value = query.get(parameter);
      return value === null ? [] : [{ parameter, value }];
    });
  const id = query.get('plan');
  // A version by itself is of no plan: the one in force changes.
  if (id === null) return { ...NOTHING, strays: strays('version') };
  const head = plans.find((plan) => plan.id === id);
  if (!head) return { ...NOTHING, strays: strays('plan', 'version') };
  const text = query.get('version');
  if (text === null) return { ...NOTHING, head };
  const version = /^[1-9]\d*$/.test(text) ? Number(text) : Number.NaN;
  return version <= head.version
    ? { ...NOTHING, head, version }
    : { ...NOTHING, head, strays: strays('version') };
}
