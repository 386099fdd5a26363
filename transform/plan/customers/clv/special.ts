import gammaln from '@stdlib/math-base-special-gammaln';
import hyp2f1 from '@stdlib/math-base-special-hyp2f1';

/** ln Γ(x). */
export const lnGamma: (x: number) => number = gammaln;

/** Gauss's hypergeometric function ₂F₁(a, b; c; z). */
export const hypergeometric: (a: number, b: number, c: number, z: number) => number = hyp2f1;
