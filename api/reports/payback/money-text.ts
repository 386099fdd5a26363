import { Exact } from '@throughline/transform/plan/figures/exact';

/** Money in hundredths, half away from zero; never "-0.00". */
export function moneyText(value: Exact | string | null): string | null {
  if (value === null) return null;
  const text = new Exact(value).toFixed(2);
  return text === '-0.00' ? '0.00' : text;
}
