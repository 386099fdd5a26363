import type { SmoothFunction } from '../minimise/bfgs.ts';

/**
 * The loss −f of positive parameters as a function of their logarithms (each in its unit): f's gradient by a parameter p
 * becomes −p ∂f/∂p. Infinite beyond `bound`, where likelihoods are flat.
 */
export function onLogarithms(
  units: readonly number[],
  bound: number,
  f: (parameters: Float64Array, slope: Float64Array) => number,
): SmoothFunction {
  const parameters = new Float64Array(units.length);
  return (point, slope) => {
    for (let k = 0; k < units.length; k++) {
      if (Math.abs(point[k]!) > bound) return Number.POSITIVE_INFINITY;
      parameters[k] = Math.exp(point[k]!) * units[k]!;
    }
    const value = f(parameters, slope);
    for (let k = 0; k < units.length; k++) {
      const change = -parameters[k]! * slope[k]!;
      slope[k] = Number.isFinite(change) ? change : 0;
    }
    return -value;
  };
}
