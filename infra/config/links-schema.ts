import { TAGS } from '@throughline/api/contract/links';
import * as z from 'zod';

const names = z.array(z.string().trim().min(1).max(128)).max(500).optional();
const tag = z.string().trim().max(512).optional();

export const linksSchema = z
  .strictObject({
    address: z
      .string()
      .regex(/^https?:\/\/[^/\s]+$/, 'an address such as https://go.shop.example, without a path')
      .optional()
      .describe(
        'Public address of a process that answers the API: short links are `<address>/l/<code>`. Without it links have no short form.',
      ),
    required: z
      .array(z.enum(TAGS))
      .default(['source', 'medium', 'campaign'])
      .describe('Tags that a link has to have.'),
    sources: names.describe('Values of `utm_source` that are agreed on; without a list any.'),
    mediums: names.describe('The same of `utm_medium`.'),
    campaigns: names.describe('The same of `utm_campaign`.'),
    letterCase: z
      .enum(['lower', 'any'])
      .default('lower')
      .describe('`lower`: capitals in tags are warned of.'),
    alphabet: z
      .enum(['latin', 'any'])
      .default('any')
      .describe('`latin`: letters that an address has to encode are warned of.'),
    templates: z
      .record(
        z.string().min(1).max(64),
        z.strictObject({
          source: tag,
          medium: tag,
          campaign: tag,
          id: tag,
          term: tag,
          content: tag,
        }),
      )
      .default({})
      .describe('Ready sets of tags by a name, such as those of a channel: the page offers them.'),
  })
  .prefault({})
  .describe('Names in tagged links, and short links.');

export type Links = z.output<typeof linksSchema>;
