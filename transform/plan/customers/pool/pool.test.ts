import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pool } from './pool.ts';

test('one Erlang by hand: B(N) = (1/N!) / Σ 1/k!', () => {
  expect(pool.calculate({ offered: 1, numbers: 1 }).shared).toBeCloseTo(1 / 2, 14);
  expect(pool.calculate({ offered: 1, numbers: 2 }).shared).toBeCloseTo(1 / 5, 14);
  expect(pool.calculate({ offered: 1, numbers: 3 }).shared).toBeCloseTo(1 / 16, 14);
  expect(pool.calculate({ offered: 1, target: 0.0625 })).toMatchObject({ numbers: 3 });
  expect(pool.calculate({ offered: 1, target: 0.0624 })).toMatchObject({
    numbers: 4,
    needed: { status: 'found', numbers: 4, shared: expect.closeTo(1 / 65, 14) },
  });
});

test('a published table: 10 Erlangs at 1 % need 18 numbers, 100 Erlangs at 1 % need 117', () => {
  expect(pool.calculate({ offered: 10, target: 0.01 }).numbers).toBe(18);
  expect(pool.calculate({ offered: 100, target: 0.01 }).numbers).toBe(117);
});

test('no load, a huge one, and targets that nothing reaches', () => {
  expect(pool.calculate({ offered: 0, numbers: 0 }).shared).toBe(1);
  expect(pool.calculate({ offered: 0, numbers: 5 }).shared).toBe(0);
  expect(pool.calculate({ offered: 0, target: 0 }).numbers).toBe(1);
  expect(pool.calculate({ offered: 1e300, numbers: 3 }).shared).toBe(1);
  expect(pool.calculate({ offered: 1e-300, numbers: 1000 }).shared).toBe(0);
  expect(pool.calculate({ offered: 5, target: 1 }).numbers).toBe(0);
  expect(pool.calculate({ offered: 5, target: 0 })).toMatchObject({
    numbers: null,
    shared: null,
    needed: { status: 'not_reachable' },
  });
  expect(pool.calculate({ offered: 1e12, target: 0.02 }).needed.status).toBe('not_reachable');
  expect(pool.calculate({ offered: 100_000, target: 0.02 }).numbers).toBeGreaterThan(97_900);
  expect(pool.input.safeParse({ offered: 2 }).success).toBe(false);
});

test('more numbers share less, more load shares more, and the smallest size is the smallest', () => {
  const load = fc.double({ min: 0.01, max: 80, noNaN: true });
  fc.assert(
    fc.property(load, fc.integer({ min: 0, max: 100 }), (offered, numbers) => {
      const at = (a: number, n: number) => pool.calculate({ offered: a, numbers: n }).shared!;
      const more = at(offered, numbers + 1);
      expect(more === 0 || more < at(offered, numbers)).toBe(true);
      expect(at(offered + 1, numbers)).toBeGreaterThanOrEqual(at(offered, numbers));
    }),
  );
  fc.assert(
    fc.property(load, fc.double({ min: 0.001, max: 0.9, noNaN: true }), (offered, target) => {
      const { numbers } = pool.calculate({ offered, target });
      expect(pool.calculate({ offered, numbers }).shared).toBeLessThanOrEqual(target);
      const fewer = pool.calculate({ offered, numbers: Math.max(0, numbers! - 1) }).shared!;
      if (numbers! > 0) expect(fewer).toBeGreaterThan(target);
    }),
  );
});
