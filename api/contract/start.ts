import * as z from 'zod';

/** `GET /api/v1/start`: what there is of what a first report needs, at the published state. */
export const startResponse = z.object({
  visits: z.number(),
  leads: z.number(),
  /** Orders and deals that were sold. */
  sales: z.number(),
  /** Of these the ones that a visit led to. */
  sales_with_visit: z.number(),
  /** Of these the ones of which it is known what they earned. */
  sales_with_margin: z.number(),
  campaigns_with_cost: z.number(),
});
export type StartResponse = z.infer<typeof startResponse>;
