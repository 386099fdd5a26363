import { expect, it } from 'vitest';
import { remembered, rememberedFew } from './remembered.ts';
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

it('keeps the last few questions of a kind', async () => {
  let reads = 0;
  const one = state();
  const ask = (n: number, kind = 'facts') =>
    rememberedFew(one, kind, { n }, async () => `${kind} ${n} ${++reads}`);
  for (const n of [1, 2, 3, 4]) await ask(n);
  expect(await ask(1)).toBe('facts 1 1');
  expect(await ask(1, 'other')).toBe('other 1 5');
  // 2 was asked longest ago.
  expect(await ask(5)).toBe('facts 5 6');
  expect(await ask(1)).toBe('facts 1 1');
  expect(await ask(2)).toBe('facts 2 7');
  expect(await ask(3)).toBe('facts 3 8');
});
