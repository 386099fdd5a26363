import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Credit } from '../credit.ts';
import { type PathRow, pathTable, sum } from '../paths/path-table.ts';
import { transformPaths } from '../paths/transforms/transforms.ts';
import { first } from './first.ts';
import { firstNonDirect } from './first-non-direct.ts';
import { firstPaid } from './first-paid.ts';
import { fullPath } from './full-path.ts';
import { inverseJ } from './inverse-j.ts';
import { jShaped } from './j-shaped.ts';
import { last } from './last.ts';
import { lastNonDirect } from './last-non-direct.ts';
import { lastPaid } from './last-paid.ts';
import { linear } from './linear.ts';
import { linearUnique } from './linear-unique.ts';
import { participation } from './participation.ts';
import { positionBased } from './position-based.ts';
import { ruleCredit } from './rule-credit.ts';
import type { Journey, RuleModel } from './rule-model.ts';
import { timeDecay } from './time-decay.ts';
import { wShaped } from './w-shaped.ts';

const OPTIONS = { direct: new Set(['d', 'none']), paid: new Set(['p']), stepDays: 2 };
/** Rules of which the credit stays the same when equal neighbours become one touch. */
const LOOP_BLIND = [
  first(),
  last(),
  firstNonDirect(),
  lastNonDirect(),
  firstPaid(),
  lastPaid(),
  linearUnique(),
  participation(),
];
/** The others count touches: a a b gives linear 2/3 to a, a b gives it 1/2. */
const LOOP_COUNTING = [
  linear(),
  positionBased(),
  jShaped(),
  inverseJ(),
  wShaped(),
  fullPath(),
  timeDecay(),
];
const RULES = [...LOOP_BLIND, ...LOOP_COUNTING];

const amount = fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4);
const row: fc.Arbitrary<PathRow> = fc.record({
  path: fc.array(fc.constantFrom('a', 'b', 'd', 'p'), { minLength: 1, maxLength: 7 }),
  conversions: amount,
  value: amount,
  nulls: amount,
});
const rows = fc.array(row, { minLength: 1, maxLength: 30 });
const rule = fc.constantFrom(...RULES);

function credit(of: RuleModel, given: readonly PathRow[], options = OPTIONS) {
  const table = pathTable(given);
  return { table, credit: ruleCredit(of)(table, options)(table) };
}

/** Credit by name of channel; conversions where nothing else is asked. */
function byName(of: RuleModel, given: readonly PathRow[], what: keyof Credit = 'conversions') {
  const { table, credit: found } = credit(of, given);
  return Object.fromEntries(table.channels.map((name, i) => [name, found[what][i]!]));
}

const near = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));

describe('ruleCredit', () => {
  it('is worked by hand for two paths', () => {
    // a > b > a: 3 conversions worth 30, p > d: 2 worth 5. Linear gives a 2/3 of the first.
    const given = [
      { path: ['a', 'b', 'a'], conversions: 3, value: 30, nulls: 1 },
      { path: ['p', 'd'], conversions: 2, value: 5, nulls: 0 },
    ];
    expect(byName(linear(), given)).toEqual({ a: 2, b: 1, d: 1, p: 1 });
    expect(byName(linear(), given, 'value')).toEqual({ a: 20, b: 10, d: 2.5, p: 2.5 });
    expect(byName(lastNonDirect(), given)).toEqual({ a: 3, b: 0, d: 0, p: 2 });
    expect(byName(firstPaid(), given)).toEqual({ a: 3, b: 0, d: 0, p: 2 });
    expect(byName(participation(), given)).toEqual({ a: 3, b: 3, d: 2, p: 2 });
    // No milestones: lead and opportunity on the last touch. a gets 30 + 60 of 100, p 30 of 90.
    expect(byName(wShaped(), given).a).toBeCloseTo(2.7, 14);
    expect(byName(wShaped(), given).p).toBeCloseTo(2 / 3, 14);
  });

  it('counts touches as so many days apart', () => {
    // 7 days apart: 1/4, 1/2 and 1 of 7/4; at the same moment: 1/3 each
    const given = [{ path: ['a', 'b', 'p'], conversions: 7, value: 0, nulls: 0 }];
    const apart = credit(timeDecay(), given, { ...OPTIONS, stepDays: 7 }).credit;
    for (const [i, expected] of [1, 2, 4].entries()) near(apart.conversions[i]!, expected);
    const together = credit(timeDecay(), given, { ...OPTIONS, stepDays: 0 }).credit;
    for (const conversions of together.conversions) near(conversions, 7 / 3);
    expect(() => credit(linear(), given, { ...OPTIONS, stepDays: -1 })).toThrow(
      expect.objectContaining({ code: 'model_parameter' }),
    );
  });

  it('gives each path what the rule weighs it at, to the last bit', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'd', 'p'), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(rule, path, fc.constantFrom(0, 0.7, 2), (of, names, stepDays) => {
        const table = pathTable([{ path: names, conversions: 1, value: 0, nulls: 0 }]);
        const weights = new Float64Array(names.length);
        const journey: Journey = {
          touches: table.touches,
          ageDays: names.map((_, i) => (names.length - 1 - i) * stepDays),
          isDirect: (touch) => OPTIONS.direct.has(names[touch]!),
          isPaid: (touch) => OPTIONS.paid.has(names[touch]!),
          lead: names.length - 1,
          opportunity: names.length - 1,
        };
        of.weigh(journey, weights);
        const expected = table.channels.map((name) =>
          weights.reduce((total, weight, i) => (names[i] === name ? total + weight : total), 0),
        );
        const found = ruleCredit(of)(table, { ...OPTIONS, stepDays })(table);
        expect([...found.conversions]).toEqual(expected);
      }),
    );
  });

  it('conserves conversions and value', () => {
    fc.assert(
      fc.property(rule, rows, (of, given) => {
        fc.pre(of.conserves);
        const { table, credit: found } = credit(of, given);
        near(sum(found.conversions), sum(table.conversions));
        near(sum(found.value), sum(table.value));
      }),
    );
  });

  it('gives the same bytes whatever the order and division of the rows', () => {
    fc.assert(
      fc.property(rule, rows, (of, given) => {
        const halves = given.flatMap((one) => {
          const half = {
            ...one,
            conversions: one.conversions / 2,
            value: one.value / 2,
            nulls: one.nulls / 2,
          };
          return [half, half];
        });
        expect(credit(of, halves.toReversed())).toEqual(credit(of, given));
      }),
    );
  });

  it('gives relabelled channels the credit of the old ones', () => {
    const names: Record<string, string> = { a: 'p', b: 'd', d: 'z', p: '0' };
    const renamed = (set: Iterable<string>) =>
      new Set(Array.from(set, (name) => names[name] ?? name));
    fc.assert(
      fc.property(rule, rows, (of, given) => {
        const before = credit(of, given);
        const other = given.map((one) => ({ ...one, path: one.path.map((name) => names[name]!) }));
        const options = {
          direct: renamed(OPTIONS.direct),
          paid: renamed(OPTIONS.paid),
          stepDays: 2,
        };
        const after = credit(of, other, options);
        for (const [i, name] of before.table.channels.entries()) {
          const at = after.table.channels.indexOf(names[name]!);
          near(after.credit.conversions[at]!, before.credit.conversions[i]!);
          near(after.credit.value[at]!, before.credit.value[i]!);
        }
      }),
    );
  });

  it('is blind to equal neighbours where the rule is, and only there', () => {
    const collapsed = (given: PathRow[]) =>
      transformPaths(given, ['exposure'], { isDirect: () => false });
    fc.assert(
      fc.property(fc.constantFrom(...LOOP_BLIND), rows, (of, given) => {
        const [before, after] = [byName(of, given), byName(of, collapsed(given))];
        for (const name of Object.keys(before)) near(after[name]!, before[name]!);
      }),
    );
    const loops = [{ path: ['a', 'a', 'b', 'p'], conversions: 1, value: 0, nulls: 0 }];
    for (const of of LOOP_COUNTING)
      expect(byName(of, loops).a).not.toBeCloseTo(byName(of, collapsed(loops)).a!);
  });

  it('reads the paths once, and fits other weights of them without changing anything', () => {
    fc.assert(
      fc.property(
        rule,
        rows,
        fc.array(amount, { minLength: 30, maxLength: 30 }),
        (of, given, other) => {
          const table = pathTable(
            given.map((one) => Object.freeze({ ...one, path: Object.freeze(one.path) })),
          );
          const copy = structuredClone(table);
          const fit = ruleCredit(of)(table, OPTIONS);
          const weights = {
            conversions: table.conversions.map((_, i) => other[i]! + 1),
            value: table.value.map((_, i) => other[i]!),
            nulls: table.nulls,
          };
          const expected = ruleCredit(of)({ ...table, ...weights }, OPTIONS)(weights);
          expect(fit(weights)).toEqual(expected);
          expect(fit(table)).toEqual(ruleCredit(of)(table, OPTIONS)(table));
          expect(fit(weights)).toEqual(expected);
          expect(table).toEqual(copy);
        },
      ),
    );
  });

  it('is defined for one channel, for no conversions, for no nulls and for no paths', () => {
    for (const of of RULES) {
      const single = [
        { path: ['a'], conversions: 2, value: 4, nulls: 3 },
        { path: ['a', 'a', 'a'], conversions: 1, value: 1, nulls: 0 },
      ];
      near(byName(of, single).a!, 3);
      near(byName(of, single, 'value').a!, 5);
      const unconverted = [{ path: ['a', 'b', 'a'], conversions: 0, value: 0, nulls: 3 }];
      expect(byName(of, unconverted)).toEqual({ a: 0, b: 0 });
      const { table, credit: found } = credit(of, [
        { path: ['d', 'd'], conversions: 3, value: 2, nulls: 0 },
      ]);
      expect(table.channels).toEqual(['d']);
      near(found.conversions[0]!, 3);
      expect(credit(of, []).credit).toEqual({
        conversions: new Float64Array(),
        value: new Float64Array(),
      });
    }
  });
});
