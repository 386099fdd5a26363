import type { Correlations } from './correlations.ts';

/** What is left of a driver's variance beside the others, below which it repeats them. */
const COLLINEAR = 1e-10;

/** R² of the regression on each set of drivers; sets by their bits. */
export function subsetR2({ between, withOutcome }: Correlations): Float64Array {
  const size = 2 ** withOutcome.length;
  const r2 = new Float64Array(size);
  for (let set = 1; set < size; set++) r2[set] = r2Of(set, between, withOutcome);
  return r2;
}

/** By Cholesky's decomposition of the correlations; a driver that the others already give adds nothing. */
function r2Of(
  set: number,
  between: Correlations['between'],
  withOutcome: Correlations['withOutcome'],
): number {
  const rows: number[][] = [];
  const members: number[] = [];
  const scores: number[] = [];
  for (let i = 0; i < withOutcome.length; i++) {
    const own = withOutcome[i] ?? null;
    if (!(set & (1 << i)) || own === null) continue;
    const row: number[] = [];
    let left = 1;
    let score = own;
    for (const [k, member] of members.entries()) {
      const before = row.reduce((sum, value, m) => sum + value * rows[k]![m]!, 0);
      const value = (between[i]![member]! - before) / rows[k]![k]!;
      row.push(value);
      left -= value * value;
      score -= value * scores[k]!;
    }
    if (left <= COLLINEAR) continue;
    row.push(Math.sqrt(left));
    rows.push(row);
    members.push(i);
    scores.push(score / Math.sqrt(left));
  }
  return scores.reduce((sum, score) => sum + score * score, 0);
}

/**
 * R² divided by Shapley over all orders in which drivers can be added (LMG) [Lindeman, Merenda, Gold 1980]:
 * φ_i = Σ_S |S|!(n−|S|−1)!/n! · (R²(S ∪ i) − R²(S)). The parts add up to R².
 */
export function shapleyR2(r2: Float64Array, drivers: number): readonly number[] {
  const weight = sizeWeights(drivers);
  return Array.from({ length: drivers }, (_, i) => {
    let share = 0;
    for (let set = 0; set < r2.length; set++) {
      if (set & (1 << i)) continue;
      share += weight[bits(set)]! * (r2[set | (1 << i)]! - r2[set]!);
    }
    return share;
  });
}

/** |S|!(n−|S|−1)!/n! = 1/(n · C(n−1, |S|)). */
function sizeWeights(drivers: number): readonly number[] {
  let choices = 1;
  return Array.from({ length: drivers }, (_, size) => {
    const weight = 1 / (drivers * choices);
    choices = (choices * (drivers - 1 - size)) / (size + 1);
    return weight;
  });
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) count++;
  return count;
}
