import * as z from 'zod';

/** What an answer says of the segment that it was asked with. */
export const askedSegment = z.object({ name: z.string(), version: z.number() });
