import * as z from 'zod';
import { linkTags } from '../contract/links.ts';

/** What a version of a link says; null once it was deleted. */
export const linkBody = z.object({
  name: z.string(),
  landing: z.string(),
  /** The tagged address, which the short one leads to. */
  url: z.string().regex(/^https:\/\//),
  tags: linkTags,
});
export type LinkBody = z.infer<typeof linkBody>;

export interface StoredLink extends LinkBody {
  readonly code: string;
  readonly version: number;
  readonly author: string;
  readonly changedAt: string;
}
