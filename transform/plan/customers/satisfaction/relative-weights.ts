import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Correlations } from './correlations.ts';

const NOTHING = 1e-10;

/**
 * R² divided by relative weights [Johnson 2000]: the drivers R are replaced by the nearest uncorrelated variables with
 * loadings Λ = R^½; β = Λ⁻¹ r regresses the outcome on those, and ε_i = Σ_k Λ_ik² β_k². Where drivers repeat one another
 * the inverse is the pseudo-inverse.
 */
export function relativeWeights({ between, withOutcome }: Correlations): readonly number[] {
  const place = withOutcome.flatMap((own, i) => (own === null ? [] : [i]));
  if (place.length === 0) return withOutcome.map(() => 0);
  const matrix = new Matrix(place.map((i) => place.map((j) => between[i]![j]!)));
  const { eigenvectorMatrix: vectors, realEigenvalues: values } = new EigenvalueDecomposition(
    matrix,
    { assumeSymmetric: true },
  );
  const power = (of: (value: number) => number) =>
    vectors
      .mmul(Matrix.diag(values.map((value) => (value > NOTHING ? of(value) : 0))))
      .mmul(vectors.transpose());
  const loadings = power(Math.sqrt);
  const outcome = Matrix.columnVector(place.map((i) => withOutcome[i] ?? 0));
  const beta = power((value) => 1 / Math.sqrt(value)).mmul(outcome);
  const weights = withOutcome.map(() => 0);
  for (const [row, i] of place.entries())
    weights[i] = place.reduce(
      (sum, _, k) => sum + loadings.get(row, k) ** 2 * beta.get(k, 0) ** 2,
      0,
    );
  return weights;
}
