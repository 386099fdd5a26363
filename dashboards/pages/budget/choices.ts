import { useCallback, useMemo } from 'react';
import { navigate, useSearch } from 'wouter/use-browser-location';
import type { Misread } from '../../address/address-state.ts';
import { readableQuery, withQuery } from '../../address/parameters.ts';

export const GOALS = ['more', 'same', 'profit'] as const;
export type Goal = (typeof GOALS)[number];
/** How far a channel may move, in percent. */
export const SHARES = [10, 20, 30, 50, 100] as const;

/** What is asked, as the address has it. */
export interface BudgetChoices {
  /** Whole units of the plan's currency. */
  readonly amount: number;
  readonly goal: Goal;
  readonly bounds: number;
  /** null: the plan that is in force. */
  readonly plan: string | null;
}

const USUAL: BudgetChoices = { amount: 50_000, goal: 'more', bounds: 30, plan: null };
const MOST_AMOUNT = 1_000_000_000_000;

export function readBudgetChoices(search: string): {
  readonly choices: BudgetChoices;
  readonly strays: readonly Misread[];
} {
  const query = new URLSearchParams(search);
  const strays: Misread[] = [];
  const read = <T>(parameter: string, usual: T, of: (value: string) => T | undefined): T => {
    const value = query.get(parameter);
    if (value === null) return usual;
    const found = of(value);
    if (found === undefined) strays.push({ parameter, value });
    return found ?? usual;
  };
  const whole = (most: number) => (value: string) => {
    const number = Number(value);
    return /^\d+$/.test(value) && number >= 1 && number <= most ? number : undefined;
  };
  return {
    choices: {
      amount: read('amount', USUAL.amount, whole(MOST_AMOUNT)),
      goal: read('goal', USUAL.goal, (value) => GOALS.find((goal) => goal === value)),
      bounds: read('bounds', USUAL.bounds, whole(1_000)),
      plan: query.get('plan'),
    },
    strays,
  };
}

/** The query with these choices made; what is usual is not named. */
export function withBudgetChoices(search: string, change: Partial<BudgetChoices>): string {
  const query = new URLSearchParams(search);
  for (const [key, value] of Object.entries(change)) {
    if (value === USUAL[key as keyof BudgetChoices] || value === null) query.delete(key);
    else query.set(key, String(value));
  }
  return readableQuery(query);
}

export function useBudgetChoices() {
  const search = useSearch();
  const read = useMemo(() => readBudgetChoices(search), [search]);
  const change = useCallback((part: Partial<BudgetChoices>) => {
    const { pathname, search: now } = window.location;
    navigate(withQuery(pathname, withBudgetChoices(now, part)));
  }, []);
  return { ...read, change };
}

/** The question as the API takes it. */
export function askedOf({ amount, goal, bounds }: BudgetChoices) {
  return {
    ...(goal === 'profit'
      ? { mode: 'target_marginal_romi' as const, target: 0 }
      : { mode: 'fixed_budget' as const, extra: goal === 'more' ? String(amount) : '0' }),
    bounds: { share: bounds / 100 },
  };
}
