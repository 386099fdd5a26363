import gammaln from '@stdlib/math-base-special-gammaln';
import hyp2f1 from '@stdlib/math-base-special-hyp2f1';

/** ln Γ(x). */
export const lnGamma: (x: number) => number = gammaln;

/** Gauss's hypergeometric function ₂F₁(a, b; c; z). */
export const hypergeometric: (a: number, b: number, c: number, z: number) => number = hyp2f1;

/** From here on the series of ψ is exact to the last digits. */
const FAR = 10;

/** ψ(x), the derivative of ln Γ, for x > 0: ψ(x) = ψ(x + 1) − 1/x up to where the asymptotic series holds. */
export function digamma(x: number): number {
  let before = 0;
  let at = x;
  for (; at < FAR; at++) before -= 1 / at;
  const square = 1 / (at * at);
  const series =
    square *
    (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132)))));
  return before + Math.log(at) - 0.5 / at - series;
}
