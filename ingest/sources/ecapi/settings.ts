import * as z from 'zod';
import { secret } from '../../contract/settings.ts';

/** One sender of the ECAPI. */
export const ecapiSettings = z.object({
  token: secret(16)
    .optional()
    .describe('Bearer token of the endpoint; without one it takes nothing.'),
  testDataSets: z
    .array(z.string().min(1))
    .default([])
    .describe('`data_set_id`s whose records are tests.'),
  orders: z
    .boolean()
    .default(true)
    .describe(
      'Keep purchases and refunds as orders of this source too; `false` where the shop itself is connected.',
    ),
});
export type EcapiSettings = z.infer<typeof ecapiSettings>;
