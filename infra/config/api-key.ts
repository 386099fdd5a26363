import { ROLES } from '@throughline/api/auth/api-key';
import * as z from 'zod';

/** A key that the API accepts. Only its hash is configured, so that the file gives nobody access. */
export const apiKeySchema = z.strictObject({
  name: z.string().min(1).max(64).describe('Whose key it is; stands in logs.'),
  role: z
    .enum(ROLES)
    .describe(
      'What it may do: every role reads reports, `admin` also imports, rebuilds and retries.',
    ),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'the lower-case SHA-256 of the key, 64 hex characters')
    .describe('Lower-case hex SHA-256 of the key: `printf %s "$KEY" | sha256sum`.'),
});
