import type { PlanRisk } from '@throughline/api/contract/plan-risk';
import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import type { Formatter } from '../../format/formatter.ts';
import { outcomeRows } from './outcome-rows.ts';

/** Figures as they are, so that the test says which of them stands where. */
const writing = {
  t: ((key: string) => key) as unknown as TFunction,
  format: {
    value: (value: string) => `$${value}`,
    signedPercent: (value: number) => `${value}`,
  } as unknown as Formatter,
};

const drivers = (lead: number, price: number) => [
  { channel: 'Paid Search', driver: 'cpc', change: price },
  { channel: 'Paid Search', driver: 'lead_rate', change: lead },
];

it('has the money first, then the drivers that differ most between outcomes', () => {
  const scenarios = [
    { name: 'pessimistic', npv: '-5', profit: '-4', drivers: drivers(-0.25, 0.125) },
    { name: 'base', npv: '10', profit: '12', drivers: drivers(0, 0) },
    { name: 'optimistic', npv: '30', profit: '33', drivers: drivers(0.25, -0.125) },
  ] as PlanRisk['scenarios'];
  const rows = outcomeRows({ scenarios }, writing);
  expect(rows.map(({ key, figures }) => [key, ...figures])).toEqual([
    ['npv', '$-5', '$10', '$30'],
    ['profit', '$-4', '$12', '$33'],
    ['lead_rate:Paid Search', '-0.25', '0', '0.25'],
    ['cpc:Paid Search', '0.125', '0', '-0.125'],
  ]);
});

it('is empty where nothing was drawn', () => {
  expect(outcomeRows({ scenarios: [] }, writing)).toEqual([]);
});
