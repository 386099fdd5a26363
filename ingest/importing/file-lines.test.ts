import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileLineOf, LINE_HEADERS, lineHeaders } from './file-lines.ts';

describe('file lines', () => {
  it('writes runs briefly', () => {
    expect(lineHeaders([3, 4, 5])).toEqual({ [LINE_HEADERS.first]: '3' });
    expect(lineHeaders([7, 9, 10, 11, 4, 4, 4])[LINE_HEADERS.lines]).toBe('7,9-11,4x3');
    expect(lineHeaders(Array.from({ length: 9_000 }, () => 1))[LINE_HEADERS.lines]).toBe('1x9000');
  });

  it('reads every position back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (lines) => {
        const headers = lineHeaders(lines);
        expect(lines.map((_, index) => fileLineOf(headers, index + 1))).toEqual(lines);
      }),
    );
  });

  it('knows nothing of a delivery that no file brought', () => {
    expect(fileLineOf({}, 1)).toBeUndefined();
  });
});
