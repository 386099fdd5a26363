import * as z from 'zod';

/**
 * What could not be derived and was set aside, so that it is not in the figures as it should be: people
 * (their rows are of before, or none), single records, and blocks of costs or exchange rates. Left out
 * where there is nothing.
 */
export const setAside = z
  .object({ people: z.number(), entities: z.number(), blocks: z.number() })
  .optional();
export type SetAside = NonNullable<z.infer<typeof setAside>>;
