import type { BgNbd } from './bg-nbd.ts';
import { hypergeometric } from './special.ts';

/** What is known of a customer: repeat orders, time of the last one, age. */
export interface History {
  readonly x: number;
  readonly last: number;
  readonly age: number;
}

/** Where a closed form divides zero by zero, the mean of two neighbours so far away takes its place. */
const NUDGE = 1e-4;
const SINGULAR = 1e-6;

/** Odds that the customer has left: a/(b + x − 1) · ((α + T)/(α + t_x))^(r + x), 0 without a repeat order. */
function oddsLeft({ r, alpha, a, b }: BgNbd, { x, last, age }: History): number {
  if (x === 0) return 0;
  return (a / (b + x - 1)) * ((alpha + age) / (alpha + last)) ** (r + x);
}

/** P(alive | x, t_x, T) [Fader, Hardie 2008]. It is 1 by the model's assumption where nobody could have left yet (x = 0). */
export function alive(model: BgNbd, history: History): number {
  return 1 / (1 + oddsLeft(model, history));
}

/**
 * E[Y(t) | x, t_x, T] [Fader, Hardie, Lee 2005, eq. 10] with Euler's transformation of ₂F₁, which keeps its argument's
 * powers small: (a+b+x−1)/(a−1) · [1 − (1−z)^(a−1) ₂F₁(a+b−1−r, a−1; a+b+x−1; z)] · P(alive), z = t/(α+T+t).
 */
export function expectedOrders(model: BgNbd, history: History, t: number): number {
  return ordersIfAlive(model, history.x, history.age, t) * alive(model, history);
}

/** The same of a customer who is alive for certain: when the last order was does not matter then. */
export function ordersIfAlive(model: BgNbd, x: number, age: number, t: number): number {
  if (t === 0) return 0;
  const { r, alpha, a, b } = model;
  const c = a + b + x - 1;
  if (Math.abs(a - 1) < SINGULAR || Math.abs(c) < SINGULAR) {
    const beside = (step: number) => ordersIfAlive({ ...model, a: a + step }, x, age, t);
    return (beside(NUDGE) + beside(-NUDGE)) / 2;
  }
  const z = t / (alpha + age + t);
  const kept = (1 - z) ** (a - 1) * hypergeometric(a + b - 1 - r, a - 1, c, z);
  return (c / (a - 1)) * (1 - kept);
}
