import { expect, it } from 'vitest';
import { findControl } from './find-control.ts';

it('finds the group that was left alone', () => {
  expect(findControl(['A', 'Control', 'B'])).toBe('Control');
  expect(findControl(['shown', 'Hold-out '])).toBe('Hold-out ');
  expect(findControl(['B', 'A'])).toBe('A');
  expect(findControl(['x', 'y'])).toBeNull();
});

it('takes the one that is named, and no other', () => {
  expect(findControl(['control', 'b'], 'b')).toBe('b');
  expect(findControl(['control', 'b'], 'c')).toBeNull();
});
