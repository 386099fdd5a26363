import type { ChangesReport } from '@throughline/api/contract/reports/changes';
import { expect, it } from 'vitest';
import { bridgeSteps, mostlyIn } from './bridge-steps.ts';

const bridge = (effects: Record<string, string>) =>
  Object.entries(effects).map(([driver, effect]) => ({ driver, effect }));
const report = (totals: object, rows: object[] = []) =>
  ({ totals, rows }) as unknown as ChangesReport;

it('leads from before to now over the drivers', () => {
  const totals = {
    before: '60.00',
    now: '45.00',
    bridge: bridge({ spend: '10.00', aov: '-25.00' }),
  };
  expect(bridgeSteps(report(totals))?.map(({ key, value }) => [key, value])).toEqual([
    ...[
      ['before', 60],
      ['spend', 10],
      ['aov', -25],
      ['now', 45],
    ],
  ]);
  expect(bridgeSteps(report({ ...totals, now: null, bridge: null }))).toBeNull();
});

it('names the row that moved most with a driver', () => {
  const rows = [
    { key: 'a', bridge: bridge({ spend: '-40.00' }) },
    { key: 'b', bridge: bridge({ spend: '30.00' }) },
    { key: 'c', bridge: bridge({ spend: '20.00' }) },
    { key: 'd', bridge: null },
  ];
  const totals = { bridge: bridge({ spend: '10.00' }) };
  expect(mostlyIn(report(totals, rows), 'spend')?.key).toBe('b');
  expect(mostlyIn(report(totals, rows), 'aov')).toBeNull();
});
