import * as z from 'zod';
import { FACT_DIMENSIONS, whereTerm } from './where.ts';

/** `PUT /api/v1/segments/{name}`. */
export const segmentBody = z.strictObject({
  where: whereTerm('Conditions of the segment', FACT_DIMENSIONS).refine(
    (conditions) => conditions.length > 0,
    { error: 'Expected at least one condition, such as channel:is:Email' },
  ),
});

export const segmentSchema = z.object({
  name: z.string(),
  /** Counts from 1 with each change. */
  version: z.number(),
  where: z.array(z.string()),
  author: z.string(),
  changed_at: z.string(),
});
export type Segment = z.infer<typeof segmentSchema>;

export const segmentList = z.object({ segments: z.array(segmentSchema) });

/** `visible` is false where it is durable and cannot be read yet. */
export const savedSegment = z.object({
  name: z.string(),
  version: z.number(),
  changed: z.boolean(),
  visible: z.boolean(),
});
export type SavedSegment = z.infer<typeof savedSegment>;
