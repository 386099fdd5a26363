import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PathRow, pathTable, totals } from '../paths/path-table.ts';
import { conversionProbability } from './conversion-probability.ts';
import { denseAbsorption } from './dense-absorption.ts';
import { type MarkovOrder, markov } from './markov.ts';
import { sparseAbsorption } from './sparse-absorption.ts';
import { accumulate, emptyFlows, transitionsOf } from './transitions.ts';

const channel = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const pathRow = fc.record({
  path: fc.array(channel, { minLength: 1, maxLength: 9 }),
  conversions: fc.nat(4),
  nulls: fc.nat(4),
  value: fc.nat(1000),
});
const rows = fc
  .array(pathRow, { minLength: 1, maxLength: 25 })
  .map((all) => all.map((one) => (one.conversions > 0 ? one : { ...one, value: 0 })));
const order = fc.constantFrom<MarkovOrder>(1, 2, 3, 4);

/** Solves matrix · x = right in place by plain elimination with pivoting. */
function gauss(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++) {
      if (Math.abs(matrix[i]![k]!) > Math.abs(matrix[pivot]![k]!)) pivot = i;
    }
    [matrix[k], matrix[pivot]] = [matrix[pivot]!, matrix[k]!];
    [right[k], right[pivot]] = [right[pivot]!, right[k]!];
    for (let i = k + 1; i < size; i++) {
      const ratio = matrix[i]![k]! / matrix[k]![k]!;
      for (let j = k; j < size; j++) matrix[i]![j]! -= ratio * matrix[k]![j]!;
      right[i]! -= ratio * right[k]!;
    }
  }
  for (let k = size - 1; k >= 0; k--) {
    for (let j = k + 1; j < size; j++) right[k]! -= matrix[k]![j]! * right[j]!;
    right[k]! /= matrix[k]![k]!;
  }
  return right;
}

/** The definition, word by word: conversions and value of the chain whose states that hold `removed` lead to null. */
function expected(all: readonly PathRow[], k: number, nulls: boolean, removed?: string) {
  const index = new Map<string, number>([['(start)', 0]]);
  const steps: { from: number; to: number; weight: number }[] = [];
  const exits: { from: number; conversions: number; value: number; all: number }[] = [];
  for (const { path, conversions, value, nulls: lost } of all) {
    const weight = conversions + (nulls ? lost : 0);
    if (weight === 0) continue;
    const grams =
      path.length <= k
        ? [path.join()]
        : path.slice(k - 1).map((_, i) => path.slice(i, i + k).join());
    let from = 0;
    for (const [i, gram] of grams.entries()) {
      if (i > 0 && grams[i - 1] === gram) continue;
      if (!index.has(gram)) index.set(gram, index.size);
      steps.push({ from, to: index.get(gram)!, weight });
      from = index.get(gram)!;
    }
    exits.push({ from, conversions, value, all: weight });
  }
  const size = index.size;
  const leaving = new Array<number>(size).fill(0);
  for (const { from, weight } of steps) leaving[from]! += weight;
  for (const { from, all: weight } of exits) leaving[from]! += weight;
  const dead = [...index.keys()].map(
    (gram) => removed !== undefined && gram.split(',').includes(removed),
  );
  const solve = (what: 'conversions' | 'value') => {
    const matrix = leaving.map((_, i) => leaving.map((_, j) => (i === j ? 1 : 0)));
    const right = new Array<number>(size).fill(0);
    for (const { from, to, weight } of steps) {
      if (!dead[from] && !dead[to]) matrix[from]![to]! -= weight / leaving[from]!;
    }
    for (const exit of exits) {
      if (!dead[exit.from]) right[exit.from]! += exit[what] / leaving[exit.from]!;
    }
    return gauss(matrix, right)[0]!;
  };
  return { conversions: solve('conversions'), value: solve('value') };
}

test('removal effects are those of the chain with the channel taken out', () => {
  fc.assert(
    fc.property(rows, order, fc.boolean(), (all, k, nulls) => {
      const table = pathTable(all);
      const { removalEffects } = markov(table, { order: k, nulls })(table);
      const whole = totals(table);
      fc.pre(whole.conversions > 0);
      const full = expected(all, k, nulls);
      for (const [i, name] of table.channels.entries()) {
        const without = expected(all, k, nulls, name);
        for (const what of ['conversions', 'value'] as const) {
          const effect = whole[what] === 0 ? 0 : 1 - without[what] / full[what];
          expect(Math.abs(removalEffects[what][i]! - effect)).toBeLessThanOrEqual(1e-10);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('the dense and the sparse way agree, channels of any rarity', () => {
  fc.assert(
    fc.property(rows, order, (all, k) => {
      const table = pathTable(all);
      const transitions = transitionsOf(table, k);
      const flows = emptyFlows(transitions);
      accumulate(transitions, table, true, flows);
      const dense = denseAbsorption(transitions)(flows);
      const sparse = sparseAbsorption(transitions)(flows);
      for (const what of ['conversions', 'value'] as const) {
        for (const [i, amount] of dense[what].entries()) {
          expect(Math.abs(sparse[what][i]! - amount)).toBeLessThanOrEqual(1e-11 * amount);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('credits add up to the totals, and the chain converts as often as the journeys did', () => {
  fc.assert(
    fc.property(rows, order, fc.boolean(), (all, k, nulls) => {
      const table = pathTable(all);
      const whole = totals(table);
      const credit = markov(table, { order: k, nulls })(table);
      for (const what of ['conversions', 'value'] as const) {
        const credited = credit[what].reduce((sum, amount) => sum + amount, 0);
        expect(Math.abs(credited - whole[what])).toBeLessThanOrEqual(1e-9 * whole[what]);
        expect(credit.removalEffects[what].every((effect) => effect >= 0 && effect <= 1)).toBe(
          true,
        );
      }
      const journeys = whole.conversions + (nulls ? whole.nulls : 0);
      const rate = journeys === 0 ? 0 : whole.conversions / journeys;
      const fitted = conversionProbability(table, { order: k, nulls });
      expect(Math.abs(fitted - rate)).toBeLessThanOrEqual(1e-12);
    }),
  );
});

test('row order, rows in parts and a second run change no byte', () => {
  fc.assert(
    fc.property(rows, order, fc.infiniteStream(fc.nat()), (all, k, keys) => {
      const parts = all
        .flatMap((one) => [
          { ...one, conversions: one.conversions && 1, nulls: 0, value: 0 },
          { ...one, conversions: Math.max(0, one.conversions - 1) },
        ])
        .map((one) => ({ one, key: keys.next().value }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one)
        .filter(({ conversions, nulls, value }) => conversions > 0 || nulls > 0 || value === 0);
      // The money of a row's only conversion went with the part that has it no more.
      const plain = all.map((one) =>
        one.conversions > 1 || one.nulls > 0 ? one : { ...one, value: 0 },
      );
      const [table, other] = [pathTable(plain), pathTable(parts)];
      const fit = markov(table, { order: k, nulls: true });
      const credit = fit(table);
      expect(markov(other, { order: k, nulls: true })(other)).toEqual(credit);
      // A fit remembers nothing of the weights it was asked before.
      fit({ ...table, nulls: table.nulls.map((count) => count + 1) });
      expect(fit(table)).toEqual(credit);
    }),
  );
});

test('weights of 0 are as good as paths left out', () => {
  fc.assert(
    fc.property(rows, order, fc.infiniteStream(fc.boolean()), (all, k, keep) => {
      const table = pathTable(all);
      const kept = table.conversions.map(() => (keep.next().value ? 1 : 0));
      const weights = {
        conversions: table.conversions.map((count, i) => count * kept[i]!),
        value: table.value.map((money, i) => money * kept[i]!),
        nulls: table.nulls.map((count, i) => count * kept[i]!),
      };
      const left = pathTable(
        [...kept.keys()].map((i) => ({
          path: [...table.touches.slice(table.starts[i]!, table.starts[i + 1]!)].map(
            (touch) => table.channels[touch]!,
          ),
          conversions: weights.conversions[i]!,
          value: weights.value[i]!,
          nulls: weights.nulls[i]!,
        })),
      );
      const whole = markov(table, { order: k, nulls: true })(weights);
      const part = markov(left, { order: k, nulls: true })(left);
      for (const [i, name] of table.channels.entries()) {
        const at = left.channels.indexOf(name);
        const credit = at < 0 ? 0 : part.conversions[at]!;
        expect(whole.conversions[i]).toBeCloseTo(credit, 11);
      }
    }),
  );
});

test('runs longer than the memory say nothing, and new names move the credit with them', () => {
  const renamed: Record<string, string> = { a: 'z', b: 'y', c: 'x', d: 'w', e: 'v' };
  fc.assert(
    fc.property(rows, order, (all, k) => {
      const credits = (some: readonly PathRow[], rename = (name: string) => name) => {
        const table = pathTable(some);
        const { conversions, value } = markov(table, { order: k, nulls: true })(table);
        return new Map(
          table.channels.map((name, i) => [rename(name), [conversions[i]!, value[i]!]] as const),
        );
      };
      const base = credits(all);
      const longer = credits(
        all.map((one) => ({
          ...one,
          path: one.path.flatMap((touch, i) =>
            i >= k - 1 && one.path.slice(i + 1 - k, i).every((before) => before === touch)
              ? [touch, touch]
              : [touch],
          ),
        })),
      );
      const moved = credits(
        all.map((one) => ({ ...one, path: one.path.map((touch) => renamed[touch]!) })),
      );
      for (const [name, [conversions, value]] of base) {
        for (const other of [longer.get(name)!, moved.get(renamed[name]!)!]) {
          expect(other[0]).toBeCloseTo(conversions, 10);
          expect(other[1]).toBeCloseTo(value, 8);
        }
      }
    }),
  );
});

test('a chain that does not settle in the sweeps allowed is refused', () => {
  const path = Array.from({ length: 40 }, (_, i) => 'abcdefg'[(i * i * i + i) % 7]!);
  const table = pathTable([{ path, conversions: 1, nulls: 1, value: 0 }]);
  const transitions = transitionsOf(table, 1);
  const flows = emptyFlows(transitions);
  accumulate(transitions, table, true, flows);
  expect(() => sparseAbsorption(transitions, 2)(flows)).toThrow(
    expect.objectContaining({ code: 'model_too_large' }),
  );
});
