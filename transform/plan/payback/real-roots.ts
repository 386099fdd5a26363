/** A flow at a time; times may be any real numbers. */
export interface Flow {
  readonly time: number;
  readonly amount: number;
}

/** Of the sum of the terms' sizes: below it f is taken for 0, as rounding alone could have made it. */
const ROUNDING = 1e-13;

/**
 * Every real root x of f(x) = Σ amount · e^(−time · x), ascending, each once; times must differ. With e^x = 1 + r these
 * are the rates at which the flows are worth nothing.
 *
 * The proof of Descartes' rule of signs shows the way to all of them: where the amounts change sign between times s₁ and
 * s₂, the derivative of f · e^(s·x) with s between them has the same form and one sign change less. Its roots cut the
 * axis into parts on which f · e^(s·x) is monotone and has one root at most. So none is missed, and a root that f only
 * touches is one of the cuts.
 */
export function realRoots(flows: readonly Flow[]): number[] {
  const terms = flows.filter(({ amount }) => amount !== 0).sort((a, b) => a.time - b.time);
  const change = terms.findIndex(
    ({ amount }, index) => index > 0 && amount > 0 !== terms[index - 1]!.amount > 0,
  );
  if (change < 0) return [];
  const f = (x: number) => relativeSum(terms, x);
  const cuts = realRoots(derivative(terms, (terms[change - 1]!.time + terms[change]!.time) / 2));
  const signs = [
    Math.sign(terms.at(-1)!.amount),
    ...cuts.map((cut) => (Math.abs(f(cut)) <= ROUNDING ? 0 : Math.sign(f(cut)))),
    Math.sign(terms[0]!.amount),
  ];
  const roots: number[] = [];
  for (let part = 0; part <= cuts.length; part++) {
    if (signs[part]! * signs[part + 1]! < 0) {
      const low = cuts[part - 1] ?? beyond(f, cuts[part] ?? 0, -1, signs[part]!);
      const high = cuts[part] ?? beyond(f, cuts[part - 1] ?? 0, 1, signs[part + 1]!);
      roots.push(bisected(f, low, high, signs[part]!));
    }
    if (part < cuts.length && signs[part + 1] === 0) roots.push(cuts[part]!);
  }
  return roots;
}

/** Of f · e^(shift · x), with amounts of at most 1: only their proportions matter. */
function derivative(terms: readonly Flow[], shift: number): Flow[] {
  const derived = terms.map(({ time, amount }) => ({
    time: time - shift,
    amount: (shift - time) * amount,
  }));
  const largest = derived.reduce((so, { amount }) => Math.max(so, Math.abs(amount)), 0);
  return derived.map(({ time, amount }) => ({ time, amount: amount / largest }));
}

/** f(x) as a part of the sum of its terms' sizes, −1 to 1: no exponential can overflow. */
function relativeSum(terms: readonly Flow[], x: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const { time } of terms) most = Math.max(most, -time * x);
  let sum = 0;
  let size = 0;
  for (const { time, amount } of terms) {
    const term = amount * Math.exp(-time * x - most);
    sum += term;
    size += Math.abs(term);
  }
  return size === 0 ? 0 : sum / size;
}

/** A point beyond `from` at which f has the sign that it has in infinity. */
function beyond(f: (x: number) => number, from: number, direction: 1 | -1, sign: number): number {
  let step = 1 / 16;
  while (Math.sign(f(from + direction * step)) !== sign && step < 1e9) step *= 2;
  return from + direction * step;
}

function bisected(f: (x: number) => number, from: number, to: number, signAtFrom: number): number {
  let low = from;
  let high = to;
  while (high - low > Number.EPSILON * Math.max(Math.abs(low), Math.abs(high), 1e-6)) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (Math.sign(f(middle)) === signAtFrom) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
}
