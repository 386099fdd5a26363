import * as z from 'zod';
import { secret, zone } from '../../contract/settings.ts';
import { legacyEncoding } from '../../mapping/legacy-encoding.ts';

/** One CallRail company: webhooks, and their key, are set per company. */
export const callrailSettings = z.object({
  signingKey: secret()
    .optional()
    .describe(
      'The company’s signing key (Settings → Webhooks); once it is set, only the signature counts.',
    ),
  urlSecret: secret()
    .optional()
    .describe('Secret in the webhook’s address (`?secret=…`), for what CallRail does not sign.'),
  timezone: zone()
    .optional()
    .describe(
      'IANA zone of times that come without an offset; `datetime` of the legacy query is always UTC.',
    ),
  testNumbers: z
    .array(z.string())
    .default([])
    .describe('Numbers that you call from to test; their calls count for nothing.'),
  legacyEncoding,
});
export type CallrailSettings = z.infer<typeof callrailSettings>;
