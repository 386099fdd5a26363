/**
 * Exact arithmetic on the API's decimal texts (`"1234.56"`). Floats are good enough for the length of
 * a bar, never for a figure that a reader may add up.
 */

const SCALE = 6;

/** Micros of a decimal text; digits past the sixth are cut (the API writes at most six). */
function micros(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${text}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const value = BigInt(whole + fraction.slice(0, SCALE).padEnd(SCALE, '0'));
  return sign ? -value : value;
}

function text(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).replace(/0+$/, '').padEnd(2, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -SCALE)}.${fraction}`;
}

export function subtractDecimals(left: string, right: string): string {
  return text(micros(left) - micros(right));
}

export function sumDecimals(amounts: readonly string[]): string {
  return text(amounts.reduce((sum, amount) => sum + micros(amount), 0n));
}

/** True when both spell the same amount, `"5"` and `"5.00"` alike. */
export function equalDecimals(left: string, right: string): boolean {
  return micros(left) === micros(right);
}
