import { expect, it } from 'vitest';
import { wantsStandardInput } from './wants-standard-input.ts';

it.each([
  ['import ga4 -', true],
  ['import singer', true],
  ['--data d import singer --account ads', true],
  ['import --format json singer', true],
  ['import singer tap.ndjson', false],
  ['import ga4 singer', false],
  ['report channels', false],
  ['import singer --help', false],
])('%s: %s', (line, expected) => {
  expect(wantsStandardInput(line.split(' '))).toBe(expected);
});
