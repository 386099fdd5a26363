import { expect, it } from 'vitest';
import { type ResultRow, withResult } from './results.ts';

const row = (table: ResultRow['table'], ...cells: string[]): ResultRow => ({ table, cells });

it('adds a line, and puts a newer one in the place of the same run', () => {
  const first = withResult('', row('Kills', 'embedded', '100', '1', '1500', '0', 'old'));
  const second = withResult(first, row('Outage', '10', '100', '1', 'distributed', '0', 'a|b'));
  const third = withResult(second, row('Kills', 'distributed', '100', '1', '1500', '0', 'other'));
  const last = withResult(third, row('Kills', 'embedded', '100', '1', '1500', '0', 'new'));
  const lines = last.split('\n').filter((line) => /^\| [\w*]+ \| \d/.test(line));
  expect(lines).toEqual([
    '| distributed | 100 | 1 | 1500 | 0 | other |',
    '| embedded | 100 | 1 | 1500 | 0 | new |',
    '| 10 | 100 | 1 | distributed | 0 | a\\|b |',
  ]);
  expect(last).toContain('## Kills');
  expect(withResult(last, row('Kills', 'embedded', '100', '1', '1500', '0', 'new'))).toBe(last);
});
