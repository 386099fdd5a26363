import * as z from 'zod';

/** `GET /api/v1/state`: what there is to ask about, and who is asking. */
export const stateResponse = z.object({
  /** Both 0 and `as_of` null where nothing has been published yet. */
  generation: z.number(),
  revision: z.number(),
  as_of: z.string().nullable(),
  data: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  currency: z.string(),
  timezone: z.string(),
  /** The sample business stands beside the business's own data. */
  sample: z.boolean(),
  principal: z.object({ name: z.string(), role: z.string() }),
});
export type StateResponse = z.infer<typeof stateResponse>;
