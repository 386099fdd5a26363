import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';
import type { State } from './state.ts';

const state = (): State => ({ generation: 1, revision: '1', asOf: '2026-03-01T00:00:00Z' });

it('reads once a state, and again where the first reading failed', async () => {
  let reads = 0;
  const read = async () => ++reads;
  const one = state();
  expect(await Promise.all([remembered(one, 'a', read), remembered(one, 'a', read)])).toEqual([
    1, 1,
  ]);
  expect(await remembered(one, 'b', read)).toBe(2);
  expect(await remembered(state(), 'a', read)).toBe(3);
  const failing = remembered(one, 'c', () => Promise.reject(new Error('gone away')));
  const joined = remembered(one, 'c', read);
  await expect(failing).rejects.toThrow('gone away');
  expect(await joined).toBe(4);
  expect(await remembered(one, 'c', read)).toBe(5);
});
