import * as z from 'zod';
import { secret } from '../../contract/settings.ts';
import { marginRate } from '../../mapping/margin-rate.ts';

const customFieldKey = z
  .string()
  .regex(/^[0-9a-f]{40}$/, 'the 40 hex characters of a custom field’s key');

/** Settings of one Pipedrive company. */
export const pipedriveSettings = z.object({
  user: z
    .string()
    .min(1)
    .optional()
    .describe(
      'HTTP basic user that the webhook was created with; without it every one is refused.',
    ),
  password: secret().optional().describe('Its password.'),
  // Objects read over REST name no company, so it is never taken from a payload: a webhook and an
  // import of one person must give one id.
  company: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Names the company in `pipedrive:<company>:<person>` contact ids; without it, the name of this account.',
    ),
  marginRate: marginRate
    .optional()
    .describe('Margin as a share of the value (`0.35`), for a deal whose margin field is empty.'),
  stages: z
    .record(z.string().regex(/^\d{1,20}$/, 'digits'), z.string().trim().min(1).max(256))
    .optional()
    .describe(
      'Names of stages by their ids, for Pipedrive sends the id alone: deals stand in reports at the name, and without one at the id. After a change, `throughline replay` renames what came before.',
    ),
  fields: z
    .object({
      gaClientId: customFieldKey
        .optional()
        .describe('Key of the deal field with the Google Analytics client id or `_ga` cookie.'),
      margin: customFieldKey
        .optional()
        .describe('Key of the deal field with the margin, in the currency of the deal.'),
      orderNumber: customFieldKey
        .optional()
        .describe(
          'Key of the deal field with the shop’s order number; the money is then counted on the order.',
        ),
      userId: customFieldKey.optional().describe('Key of the deal field with the site’s user id.'),
    })
    .default({}),
});

export type PipedriveSettings = z.output<typeof pipedriveSettings>;
