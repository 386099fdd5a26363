import { type Exact, ONE, ZERO } from '../figures/exact.ts';

/** A factor of a product on both sides. */
export interface Factor {
  readonly plan: Exact;
  readonly fact: Exact;
}

/**
 * Shapley values of v(S) = Π of factors, those of S at fact, the others at plan [Shapley 1953; Shorrocks 2013]:
 * effect_i = Σ_S |S|! (n − |S| − 1)! / n! · (v(S ∪ i) − v(S)).
 *
 * v(S ∪ i) − v(S) is (fact_i − plan_i) times a product of the other factors, and its weight depends on the size of S
 * alone. So the sum over all coalitions of k others is the coefficient of t^k in Π_{j ≠ i} (plan_j + fact_j · t): the
 * exact value of the enumeration in n³ instead of 2^n steps. A factor that is the same on both sides is a null player: it
 * explains nothing and, left out, changes no other value but by its size.
 */
export function shapleyOfProduct(factors: readonly Factor[]): Exact[] {
  const same = factors.filter(isSame);
  const effects = effectsOf(
    factors.filter((factor) => !isSame(factor)),
    same.reduce((so, { plan }) => so.times(plan), ONE),
  );
  let next = 0;
  return factors.map((factor) => (isSame(factor) ? ZERO : effects[next++]!));
}

const isSame = ({ plan, fact }: Factor) => plan.eq(fact);

function effectsOf(factors: readonly Factor[], scale: Exact): Exact[] {
  const weights = coalitionWeights(factors.length);
  // Of the factors before each one, which all later ones go on from.
  let before: readonly Exact[] = [scale];
  return factors.map((factor, index) => {
    const own = before;
    before = timesLinear(before, factor);
    const bySize = factors.slice(index + 1).reduce(timesLinear, own);
    return bySize
      .reduce((so, products, size) => so.plus(products.times(weights[size]!)), ZERO)
      .times(factor.fact.minus(factor.plan));
  });
}

/** (c_0 + c_1·t + …) · (plan + fact·t). */
function timesLinear(polynomial: readonly Exact[], { plan, fact }: Factor): readonly Exact[] {
  const last = polynomial.length;
  return Array.from({ length: last + 1 }, (_, power) => {
    if (power === 0) return polynomial[0]!.times(plan);
    const higher = polynomial[power - 1]!.times(fact);
    return power === last ? higher : polynomial[power]!.times(plan).plus(higher);
  });
}

const KNOWN_WEIGHTS = new Map<number, readonly Exact[]>();

/** k! (n − k − 1)! / n! for k of 0 … n − 1: 1 / n, then each the one before times k / (n − k). */
function coalitionWeights(players: number): readonly Exact[] {
  const known = KNOWN_WEIGHTS.get(players);
  if (known) return known;
  const weights: Exact[] = [];
  for (let size = 0; size < players; size++)
    weights.push(
      size === 0 ? ONE.div(players) : weights[size - 1]!.times(size).div(players - size),
    );
  KNOWN_WEIGHTS.set(players, weights);
  return weights;
}
