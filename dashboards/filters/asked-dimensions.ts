import {
  DIMENSION_KEYS,
  DIMENSIONS,
  type DimensionKey,
} from '@throughline/api/contract/dimensions';
import type * as z from 'zod';

const NONE: readonly DimensionKey[] = [];

/** Dimensions that a report can be narrowed by; none where it takes no conditions. Days are those of the period. */
export function askedDimensions(shape: z.ZodRawShape): readonly DimensionKey[] {
  const where = shape.where as z.ZodType | undefined;
  if (!where) return NONE;
  return DIMENSION_KEYS.filter(
    (key) => DIMENSIONS[key].of !== 'time' && where.safeParse(`${key}:is:x`).success,
  );
}
