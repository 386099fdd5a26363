import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf } from '../../answer-of.ts';
import { cohorts } from './cohorts.ts';

const worked = {
  as_of: '2025-04-30',
  orders: [
    ['ann', '2025-01-31', '30.00'],
    ['ben', '2025-01-02', '20.00'],
    ['ann', '2025-03-01', '10.50'],
    ['cid', '2025-03-31', '5.00'],
    ['ben', '2025-02-10', '-45.00', 'refund'],
    ['ben', '2025-04-30', '100.00'],
    ['dan', '2025-05-01', '9.00'],
    ['eve', '2025-03-05', '-3.00', 'refund'],
  ],
  costs: { '2025-01': '60.00', '2025-02': '12.00', '2025-03': null },
};

test('two cohorts by hand: a refund larger than the orders, a month without cost, one without customers', () => {
  const answer = answerOf(cohorts, worked);
  expect(answer.cohorts[0]).toEqual({
    cohort: '2025-01',
    customers: 2,
    cost: '60.000000',
    cac: '30.000000',
    ltv_to_cac: 115.5 / 60,
    payback: { status: 'reached', month: 3 },
    cells: [
      { month: 0, active: 2, retention: 1, margin: '50.000000', ltv: '25.000000', complete: true },
      { month: 1, active: 0, retention: 0, margin: '-45.000000', ltv: '2.500000', complete: true },
      { month: 2, active: 1, retention: 0.5, margin: '10.500000', ltv: '7.750000', complete: true },
      {
        month: 3,
        active: 1,
        retention: 0.5,
        margin: '100.000000',
        ltv: '57.750000',
        complete: false,
      },
    ],
  });
  expect(answer.cohorts[1]).toMatchObject({
    cohort: '2025-03',
    customers: 1,
    cac: null,
    payback: { status: 'unknown', month: null },
  });
  // Month 0 of both cohorts has ended, month 1 of the younger one has not: (50 + 5) / 3 and 5 / 2.
  expect(answer.averages).toEqual([
    { month: 0, cohorts: 2, customers: 3, retention: 1, ltv: '18.333333' },
    { month: 1, cohorts: 1, customers: 2, retention: 0, ltv: '2.500000' },
    { month: 2, cohorts: 1, customers: 2, retention: 0.5, ltv: '7.750000' },
  ]);
  expect(answer.costs_without_customers).toEqual({ '2025-02': '12.000000' });
  expect(answer.left_out).toEqual({ after_as_of: 1, refund_before_first_order: 1 });
});

test('an unknown margin makes what follows unknown, and payback only if it was not reached before', () => {
  const of = (cost: string) =>
    answerOf(cohorts, {
      as_of: '2025-03-15',
      orders: [
        ['ann', '2025-01-10', '50'],
        ['ann', '2025-02-10', null],
        ['ann', '2025-02-11', '7'],
      ],
      costs: { '2025-01': cost },
    }).cohorts[0]!;
  expect(of('50').payback).toEqual({ status: 'reached', month: 0 });
  expect(of('51').payback).toEqual({ status: 'unknown', month: null });
  expect(of('51').cells.map(({ margin, ltv }) => [margin, ltv])).toEqual([
    ['50.000000', '50.000000'],
    [null, null],
    ['0.000000', null],
  ]);
});

test('nothing in gives nothing out', () => {
  expect(answerOf(cohorts, { as_of: '2025-01-01', orders: [] })).toMatchObject({
    cohorts: [],
    averages: [],
  });
  expect(cohorts.input.safeParse({ as_of: '2025-02-30', orders: [] }).success).toBe(false);
  expect(cohorts.input.safeParse({ as_of: '2025-02-01', orders: [], rate: 1 }).success).toBe(false);
});

const order = fc.tuple(
  fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  fc.constantFrom('2025-01-15', '2025-01-31', '2025-02-28', '2025-04-01', '2025-06-30'),
  fc.integer({ min: -5000, max: 9000 }).map((cents) => (cents / 100).toFixed(2)),
);
const input = fc.record({ as_of: fc.constant('2025-06-30'), orders: fc.array(order) });

test('neither the order of the rows nor the names of customers matter', () => {
  fc.assert(
    fc.property(input, ({ as_of, orders }) => {
      const answer = answerOf(cohorts, { as_of, orders });
      expect(answerOf(cohorts, { as_of, orders: orders.toReversed() })).toEqual(answer);
      const renamed = orders.map(
        ([name, ...rest]) => [`z${'edcba'.indexOf(name)}`, ...rest] as const,
      );
      expect(answerOf(cohorts, { as_of, orders: renamed })).toEqual(answer);
    }),
  );
});

test('every customer is in one cohort and every margin in one cell', () => {
  fc.assert(
    fc.property(input, (value) => {
      const answer = answerOf(cohorts, value);
      const count = answer.cohorts.reduce((sum, { customers }) => sum + customers, 0);
      expect(count).toBe(new Set(value.orders.map(([customer]) => customer)).size);
      const cents = (text: string) => Math.round(Number(text) * 100);
      const cells = answer.cohorts.flatMap(({ cells }) => cells);
      expect(cells.reduce((sum, { margin }) => sum + cents(margin ?? 'x'), 0)).toBe(
        value.orders.reduce((sum, [, , margin]) => sum + cents(margin), 0),
      );
      for (const { retention } of cells) expect(retention).toBeLessThanOrEqual(1);
      for (const { cells } of answer.cohorts) expect(cells[0]?.retention).toBe(1);
    }),
  );
});
