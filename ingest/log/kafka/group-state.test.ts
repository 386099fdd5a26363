import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePending, encodePending } from './group-state.ts';

describe('the pending range in the metadata of a commit', () => {
  it('comes back as it was stored', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (first, more) => {
        const pending = { first, last: first + more };
        expect(decodePending(encodePending(pending), first)).toEqual(pending);
      }),
    );
    expect(encodePending({ first: 3, last: 9 })).toBe('{"pending":[3,9]}');
    expect(decodePending(encodePending(undefined), 3)).toBeUndefined();
  });

  it.each([
    [null],
    [''],
    ['set by hand'],
    ['{"pending":[4,9]}'],
    ['{"pending":[3]}'],
    ['{"pending":[3,2]}'],
    ['{"pending":[3,"9"]}'],
    ['[3,9]'],
    ['null'],
  ])('is none where the metadata is %j', (metadata) => {
    expect(decodePending(metadata, 3)).toBeUndefined();
  });
});
