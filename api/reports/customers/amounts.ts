import { Exact } from '@throughline/transform/plan/figures/exact';

/** Hundredths of a sum as the calculations take money; null where a part of it is not known. */
export function exactOf(hundredths: string, unknown: string | number): Exact | null {
  return Number(unknown) > 0 ? null : new Exact(hundredths).div(100);
}

/** Money of a calculation, which has six decimals, in hundredths. */
export function inHundredths(money: string | null): string | null {
  if (money === null) return null;
  const text = new Exact(money).toFixed(2);
  return text === '-0.00' ? '0.00' : text;
}
