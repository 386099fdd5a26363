import { DRIVERS, type Driver, roleOf } from './drivers.ts';
import type { RiskInput, RiskLine } from './risk-input.ts';

/** What an absent driver stands for: a step that a line does not have. */
export const absentValue = (driver: Driver): number => (driver === 'refund_rate' ? 0 : 1);

/** A value as it multiplies deals, or the value of a deal. */
export function factorOf(driver: Driver, value: number): number {
  switch (roleOf(driver)) {
    case 'price':
      return 1 / value;
    case 'refund':
      return 1 - value;
    default:
      return value;
  }
}

/** Multiplies every draw by the factor of its value. */
export function multiplyBy(into: Float64Array, driver: Driver, values: Float64Array): void {
  const role = roleOf(driver);
  if (role === 'price') for (let draw = 0; draw < into.length; draw++) into[draw]! /= values[draw]!;
  else if (role === 'refund')
    for (let draw = 0; draw < into.length; draw++) into[draw]! *= 1 - values[draw]!;
  else for (let draw = 0; draw < into.length; draw++) into[draw]! *= values[draw]!;
}

/** Whether it multiplies what a deal is worth, rather than deals. */
export const isOfValue = (driver: Driver): boolean =>
  roleOf(driver) === 'value' || roleOf(driver) === 'refund';

/** Deals of a line whose drivers are all 1: its budget, a thousand impressions where they are priced so, its season. */
export function dealsPerFactor({ budget, drivers, month }: RiskLine, input: RiskInput): number {
  const season = input.seasonality[month % input.seasonality.length]!;
  if (drivers.visits) return season;
  return budget.toNumber() * season * (drivers.cpm ? 1000 : 1);
}

/** Margin = deals · aov · margin_rate · (1 − refund_rate), at given values of the drivers. */
export function lineMargin(
  line: RiskLine,
  input: RiskInput,
  value: (driver: Driver) => number,
): number {
  let margin = dealsPerFactor(line, input);
  for (const driver of DRIVERS) margin *= factorOf(driver, value(driver));
  return margin;
}
