import { expect, it } from 'vitest';
import { separated } from './separated.ts';

it('quotes what holds the separator and lets no name run as a formula', () => {
  expect(
    separated(
      [
        ['Segment', 'Value, €'],
        ['=SUM(A1)', '-1,234.50'],
        ['a "b"', '+12.0%'],
      ],
      ',',
    ),
  ).toBe(`Segment,"Value, €"\r\n'=SUM(A1),"-1,234.50"\r\n"a ""b""",+12.0%`);
  expect(separated([['1,5', 'a;b']], ';')).toBe('1,5;"a;b"');
});
