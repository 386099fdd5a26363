/** Channels that one sweep serves: as many numbers as a line of the cache holds. */
export const LANES = 8;

/** Sweeps between two extrapolations. */
export const HISTORY = 6;

/**
 * Reduced rank extrapolation (Eddy 1979; Sidi 1991): of all weighted means of the last iterates, weights adding
 * up to 1, the one whose own change would be least. Sweeps alone lose the slowest mode of the chain by a constant
 * factor each; this removes the slowest few at once. It changes the way to the solution, never the solution, so
 * single precision is enough for the changes it looks at.
 */
export function extrapolation(stateCount: number) {
  const changes = Array.from({ length: HISTORY }, () => new Float32Array(stateCount * LANES));
  const gram = new Float64Array(HISTORY * HISTORY * LANES);
  const factors = new Float64Array(HISTORY * LANES);
  const system = Array.from({ length: HISTORY }, () => new Float64Array(HISTORY + 1));

  function measure(flow: Float64Array): void {
    for (let p = 0; p < HISTORY; p++) {
      for (let q = 0; q <= p; q++) {
        const [left, right] = [changes[p]!, changes[q]!];
        let a = 0;
        let b = 0;
        let c = 0;
        let d = 0;
        let e = 0;
        let f = 0;
        let g = 0;
        let h = 0;
        for (let state = 0, at = 0; state < stateCount; state++, at += LANES) {
          const weight = flow[state]!;
          a += weight * left[at]! * right[at]!;
          b += weight * left[at + 1]! * right[at + 1]!;
          c += weight * left[at + 2]! * right[at + 2]!;
          d += weight * left[at + 3]! * right[at + 3]!;
          e += weight * left[at + 4]! * right[at + 4]!;
          f += weight * left[at + 5]! * right[at + 5]!;
          g += weight * left[at + 6]! * right[at + 6]!;
          h += weight * left[at + 7]! * right[at + 7]!;
        }
        gram.set([a, b, c, d, e, f, g, h], (p * HISTORY + q) * LANES);
        gram.set([a, b, c, d, e, f, g, h], (q * HISTORY + p) * LANES);
      }
    }
  }

  /** Least squares with weights adding up to 1: gram · weights = 1, then scaled. */
  function weigh(l: number): void {
    for (let p = 0; p < HISTORY; p++) {
      const row = system[p]!;
      for (let q = 0; q < HISTORY; q++) row[q] = gram[(p * HISTORY + q) * LANES + l]!;
    }
    const scale = system.map((row, p) => (row[p]! > 0 ? 1 / Math.sqrt(row[p]!) : 0));
    for (const [p, row] of system.entries()) {
      for (let q = 0; q < HISTORY; q++) row[q]! *= scale[p]! * scale[q]!;
      row[p] = 1 + 1e-13;
      row[HISTORY] = scale[p]!;
    }
    for (let k = 0; k < HISTORY; k++) {
      const pivot = system[k]!;
      for (let p = k + 1; p < HISTORY; p++) {
        const ratio = system[p]![k]! / pivot[k]!;
        for (let q = k; q <= HISTORY; q++) system[p]![q]! -= ratio * pivot[q]!;
      }
    }
    for (let k = HISTORY - 1; k >= 0; k--) {
      const row = system[k]!;
      for (let q = k + 1; q < HISTORY; q++) row[HISTORY]! -= row[q]! * system[q]![HISTORY]!;
      row[HISTORY]! /= row[k]!;
    }
    const weights = system.map((row, p) => row[HISTORY]! * scale[p]!);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    // The iterate after `p` is the last one less the changes that follow.
    let before = 0;
    for (let p = 0; p < HISTORY; p++) {
      factors[p * LANES + l] = Number.isFinite(before / total) ? before / total : 0;
      before += weights[p]!;
    }
  }

  /** Moves `iterate` on. */
  function extrapolate(iterate: Float64Array, flow: Float64Array): void {
    measure(flow);
    for (let l = 0; l < LANES; l++) weigh(l);
    for (let p = 1; p < HISTORY; p++) {
      const change = changes[p]!;
      for (let at = 0; at < iterate.length; at += LANES) {
        for (let l = 0; l < LANES; l++) {
          iterate[at + l]! -= factors[p * LANES + l]! * change[at + l]!;
        }
      }
    }
  }

  return { changes, extrapolate };
}
