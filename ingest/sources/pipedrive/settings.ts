import * as z from 'zod';
import { marginRate } from '../../mapping/margin-rate.ts';

const customFieldKey = z
  .string()
  .regex(/^[0-9a-f]{40}$/, 'the 40 hex characters of a custom field’s key');

/** Settings of one Pipedrive company. */
export const pipedriveSettings = z.object({
  /** HTTP basic credentials that the webhook was created with. */
  user: z.string().min(1).optional(),
  password: z.string().min(1).optional(),
  /**
   * Names the company in `pipedrive:<company>:<person>` contact ids; the account’s name by default.
   * Objects read over REST name no company, so it is never taken from a payload: a webhook and an
   * import of one person must give one id.
   */
  company: z.string().min(1).optional(),
  /** Margin of a deal whose margin field is empty or not configured, as a share of its value. */
  marginRate: marginRate.optional(),
  /** Keys of the deal’s custom fields. */
  fields: z
    .object({
      gaClientId: customFieldKey.optional(),
      margin: customFieldKey.optional(),
      orderNumber: customFieldKey.optional(),
      userId: customFieldKey.optional(),
    })
    .default({}),
});

export type PipedriveSettings = z.output<typeof pipedriveSettings>;
