import { Exact } from './exact.ts';

/** Money as text with six decimals, rounded half away from zero; null stays null. Never "-0.000000". */
export function moneyText(value: Exact): string;
export function moneyText(value: Exact | null): string | null;
export function moneyText(value: Exact | null): string | null {
  if (value === null) return null;
  const text = value.toFixed(6);
  return /^-0\.0+$/.test(text) ? text.slice(1) : text;
}

/** Of a figure computed in doubles. */
export function moneyOf(value: number): string;
export function moneyOf(value: number | null): string | null;
export function moneyOf(value: number | null): string | null {
  // What is no number is said by its caller, who knows the field.
  return value === null || !Number.isFinite(value) ? null : moneyText(new Exact(value));
}
