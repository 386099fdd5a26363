/**
 * A chain as a dense matrix, row-major, one row a state: the flows out of it to (value), (conversion), (null)
 * and to each state, in this order. Diagonal entries mean nothing and are not read.
 */
export type DenseChain = Float64Array;

/** Columns before those of the states. */
export const EXITS = 3;
export const VALUE = 0;
export const CONVERSION = 1;

/**
 * Watches the chain only while it is in the first `kept` of its `size` states: what goes through the others
 * goes at once to where it comes out. Rows and columns of the others are spent.
 *
 * This is Gauss elimination of I - Q in the form of Grassmann, Taksar and Heyman (1985): the pivot is not a
 * difference but the sum of what leaves the state. Without a subtraction nothing cancels, so every entry
 * is right to a few units in the last place, and no pivoting is needed: the pivot is 0 only
 * for a state that nothing enters. Four states go at a time so that a row is read and written once for all four.
 */
export function censor(chain: DenseChain, stride: number, size: number, kept: number): void {
  let above = size;
  while (above > kept) {
    const low = Math.max(kept, above - 4);
    spread(chain, stride, low, above);
    const width = EXITS + low;
    if (above - low === 4) {
      const a = low * stride;
      const b = a + stride;
      const c = b + stride;
      const d = c + stride;
      for (let row = 0; row < low; row++) {
        const at = row * stride;
        const wa = chain[at + width]!;
        const wb = chain[at + width + 1]!;
        const wc = chain[at + width + 2]!;
        const wd = chain[at + width + 3]!;
        if (wa === 0 && wb === 0 && wc === 0 && wd === 0) continue;
        for (let j = 0; j < width; j++) {
          chain[at + j]! +=
            wa * chain[a + j]! + wb * chain[b + j]! + wc * chain[c + j]! + wd * chain[d + j]!;
        }
      }
    } else {
      for (let state = low; state < above; state++) {
        for (let row = 0; row < low; row++) add(chain, stride, row, state, width);
      }
    }
    above = low;
  }
}

/** Makes rows `low` to `above` say where what enters a state leaves the group of them, as shares of 1. */
function spread(chain: DenseChain, stride: number, low: number, above: number): void {
  for (let state = above - 1; state >= low; state--) {
    const at = state * stride;
    const width = EXITS + state;
    let leaving = 0;
    for (let j = CONVERSION; j < width; j++) leaving += chain[at + j]!;
    const share = leaving > 0 ? 1 / leaving : 0;
    for (let j = 0; j < width; j++) chain[at + j]! *= share;
    for (let row = low; row < above; row++) {
      if (row !== state) add(chain, stride, row, state, width);
    }
  }
}

function add(chain: DenseChain, stride: number, row: number, state: number, width: number): void {
  const at = row * stride;
  const source = state * stride;
  const weight = chain[at + EXITS + state]!;
  if (weight === 0) return;
  for (let j = 0; j < width; j++) chain[at + j]! += weight * chain[source + j]!;
}
