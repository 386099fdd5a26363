import { IDENTIFIER_TYPES } from '@throughline/ingest/contract/identity';
import {
  PLACEHOLDER_MAILBOXES,
  PLACEHOLDER_TEXTS,
} from '@throughline/ingest/contract/placeholders';
import * as z from 'zod';

const NAMED = new RegExp(`^(?:${IDENTIFIER_TYPES.join('|')}):.+$`);

/** Who is whom: what identifies nobody, and what joins more or less than by default. */
export const identitySchema = z
  .strictObject({
    placeholders: z
      .array(z.string().trim().min(1))
      .default([])
      .describe(
        `Texts of your own that identify nobody, in any letter case: an id, an address, \`name@\` for a mailbox at any domain, \`@domain\` for a domain. Built in: ${PLACEHOLDER_TEXTS.join(', ')}; 0 and one repeated character in any length; templates that were not filled in (\`{{user_id}}\`); hashes of all these; the mailboxes ${PLACEHOLDER_MAILBOXES.map((name) => `${name}@`).join(', ')} and x@x.x; phones that end in seven equal digits or in 1234567.`,
      ),
    duplicateRecords: z
      .array(z.enum(['email', 'phone']))
      .default([])
      .describe(
        'Kinds of identifier that join two records of one system (two contacts of a CRM with one address are one person). By default such records stay apart until the system merges them.',
      ),
    never: z
      .array(z.string().trim().regex(NAMED, 'an identifier such as email:office@firma.example'))
      .default([])
      .describe(
        'Identifiers that join nobody, as `type:value`: a shared mailbox, a test device, the line of an office.',
      ),
    internal: z
      .array(z.string().trim().regex(NAMED, 'an identifier such as email:me@firma.example'))
      .default([])
      .describe(
        'Identifiers of your own people, as `type:value`: nothing that whoever holds one did or bought counts. `doctor` says how many events were left out.',
      ),
  })
  .prefault({})
  .describe('Who is whom.');
