import { expect, test } from 'vitest';
import { type BenchResult, resultsPage } from './results.ts';

const machine = {
  ...{ date: '2026-03-01 10:00', commit: 'abc', cpu: 'CPU', cores: 2, memory: '8 GiB' },
  ...{ node: 'v20', load: 0 },
};

function result(name: string, title: string, measured: string): BenchResult {
  const row = { what: 'rate', measured, target: '2', met: false };
  return { bench: { name, title, target: '2', limit: 'the disk' }, rows: [row], seconds: 1 };
}

test('a measurement has one section, the newest, also after it was given another title', () => {
  const before = resultsPage(machine, false, [
    result('line', 'Line', '1 a second'),
    result('load', 'Load', '7 a second'),
  ]);
  const page = resultsPage(
    machine,
    false,
    [result('line', 'The whole line', '3 a second')],
    before,
  );
  expect(page.match(/^## .*$/gm)).toEqual(['## The whole line', '## Load']);
  expect(page).toContain('| rate | 3 a second | 2 | **missed** |  |');
  expect(page).toContain('| rate | 7 a second | 2 | **missed** |  |');
  expect(page).not.toContain('1 a second');
  // What was not run again stays as it is.
  expect(resultsPage(machine, false, [], page)).toBe(page);
});
