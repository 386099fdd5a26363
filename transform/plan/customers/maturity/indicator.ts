import type { z } from 'zod';
import { climb, type Level, type Truth } from './truth.ts';

export type Dimension = 'data' | 'channels' | 'customers' | 'automation' | 'planning';

/** A share whose distance to the next level can be counted in money. */
export interface Scale {
  readonly value: number | null;
  /** For levels 2, 3 and 4; null where the level asks for something else. */
  readonly thresholds: readonly [number | null, number | null, number | null];
  readonly better: 'more' | 'less';
}

export interface Indicator {
  readonly dimension: Dimension;
  readonly schema: z.ZodType;
  /** Of a value that the schema has let through. */
  readonly levelOf: (value: unknown) => Level | null;
  readonly scaleOf: (value: unknown) => Scale | null;
}

/** @param levels conditions of levels 2, 3 and 4. */
export function indicator<Schema extends z.ZodType>(
  dimension: Dimension,
  schema: Schema,
  levels: (value: z.infer<Schema>) => readonly [Truth, Truth, Truth],
  scale?: (value: z.infer<Schema>) => Scale,
): Indicator {
  return {
    dimension,
    schema,
    levelOf: (value) => climb(levels(value as z.infer<Schema>)),
    scaleOf: (value) => scale?.(value as z.infer<Schema>) ?? null,
  };
}
