import { z } from 'zod';
import { calculation } from '../../calculation.ts';
import { blocking, MOST_NUMBERS } from './erlang-b.ts';

const poolInput = z
  .strictObject({
    /** Visitors at once that need a number: arrivals per hour × hours that a number stays taken. */
    offered: z.number().nonnegative(),
    numbers: z.int().min(0).max(MOST_NUMBERS).nullable().optional(),
    /** Share of visitors that may meet a taken pool. */
    target: z.number().min(0).max(1).nullable().optional(),
  })
  .refine(({ numbers, target }) => numbers != null || target != null, {
    message: 'Give the size of the pool (numbers), the share to stay below (target), or both.',
    path: ['numbers'],
  });

export type PoolInput = z.infer<typeof poolInput>;

export interface Pool {
  readonly offered: number;
  /** The size that was given, else the one that the target needs. */
  readonly numbers: number | null;
  /** Chance that a visitor meets a taken pool of that size and shares a number. */
  readonly shared: number | null;
  /** For the target: the smallest size whose share is not above it. */
  readonly needed: {
    readonly status: 'found' | 'not_reachable' | 'no_target';
    readonly numbers: number | null;
    readonly shared: number | null;
  };
}

/** Size of a pool of numbers by Erlang B: blocked visitors share a number instead of waiting for one. */
export const pool = calculation<PoolInput, Pool>({
  name: 'pool',
  input: poolInput,
  calculate({ offered, numbers, target }) {
    const needed = target == null ? null : smallest(offered, target);
    const size = numbers ?? needed?.numbers ?? null;
    return {
      offered,
      numbers: size,
      shared: size === null ? null : sharedBy(offered, size),
      needed: needed
        ? { status: needed.numbers === null ? 'not_reachable' : 'found', ...needed }
        : { status: 'no_target', numbers: null, shared: null },
    };
  },
});

function sharedBy(offered: number, numbers: number): number {
  let size = 0;
  for (const shared of blocking(offered)) {
    if (size === numbers || shared === 0) return shared;
    size++;
  }
  return 0;
}

function smallest(offered: number, target: number): Pick<Pool['needed'], 'numbers' | 'shared'> {
  // N numbers carry at most N: of more than that the rest is blocked.
  const within = offered * (1 - target) <= MOST_NUMBERS;
  if (within && (target > 0 || offered === 0)) {
    let numbers = 0;
    for (const shared of blocking(offered)) {
      if (shared <= target) return { numbers, shared };
      numbers++;
    }
  }
  return { numbers: null, shared: null };
}
