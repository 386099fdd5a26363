import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { limited } from './limited.ts';

describe('limited', () => {
  it('runs no more than so many at once, each in its turn, after failures too', async () => {
    let running = 0;
    let most = 0;
    const begun: number[] = [];
    const work = limited(2, async (number: number) => {
      begun.push(number);
      most = Math.max(most, ++running);
      await sleep(2);
      running -= 1;
      if (number === 1) throw new Error('failed');
      return number;
    });
    const results = await Promise.allSettled([0, 1, 2, 3, 4].map((number) => work(number)));
    expect(most).toBe(2);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    expect(results.map(({ status }) => status === 'fulfilled')).toEqual([
      ...[true, false, true, true, true],
    ]);
    expect(await work(9)).toBe(9);
  });
});
