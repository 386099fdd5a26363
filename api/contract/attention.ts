import * as z from 'zod';

/** Of the report `data-quality` what the navigation shows: how many sources need somebody to look at them. */
export const attention = z.object({
  meta: z.object({ late: z.number(), rejecting: z.number() }),
});
export type Attention = z.infer<typeof attention>;
