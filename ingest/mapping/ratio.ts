import type { MoneyMicros } from '../contract/money.ts';

/** amount × numerator ÷ denominator in integers, rounded half away from zero. A zero denominator gives 0. */
export function scaled(amount: MoneyMicros, numerator: bigint, denominator: bigint): MoneyMicros {
  if (denominator === 0n) return 0n;
  const product = amount * numerator;
  const negative = product < 0n !== denominator < 0n;
  const [n, d] = [abs(product), abs(denominator)];
  const rounded = (2n * n + d) / (2n * d);
  return negative ? -rounded : rounded;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
