import { describe, it } from 'vitest';
import { IS_LONG } from './long-runs.ts';

const leftOut = () => {};

/** A case that only a long run tries: the gate has others that go through the same code. */
export const inLong = (IS_LONG ? it : leftOut) as typeof it;

/** Cases that only a long run tries. */
export const describeInLong = (IS_LONG ? describe : leftOut) as typeof describe;
