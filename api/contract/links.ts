import * as z from 'zod';

/** Links of campaigns: how they are tagged, what they count for, and their short forms. */

const name = z.string().trim().max(512);

export const linkTags = z.strictObject({
  source: name.default(''),
  medium: name.default(''),
  campaign: name.default(''),
  id: name.optional(),
  term: name.optional(),
  content: name.optional(),
});
export type LinkTags = z.infer<typeof linkTags>;
export const TAGS = ['source', 'medium', 'campaign', 'id', 'term', 'content'] as const;
export type Tag = (typeof TAGS)[number];

export const linkRequest = z.strictObject({
  /** Landing page. */
  url: z.string().trim().min(1).max(2048),
  ...linkTags.shape,
});
export type LinkRequest = z.infer<typeof linkRequest>;

/** What may be said of a link; `link-words.ts` has the texts. Of these the first group stops it. */
export const LINK_PROBLEMS = [
  ...(['address_unreadable', 'address_not_https', 'address_has_login', 'address_tagged'] as const),
  ...(['tag_missing', 'tag_not_allowed'] as const),
] as const;
export const LINK_WARNINGS = [
  ...(['tag_spelling', 'tag_alphabet', 'tag_personal', 'tag_near', 'tag_spelt_before'] as const),
  'channel_unassigned',
] as const;
export type LinkFaultCode = (typeof LINK_PROBLEMS)[number] | (typeof LINK_WARNINGS)[number];

export const linkFault = z.object({
  code: z.enum([...LINK_PROBLEMS, ...LINK_WARNINGS]),
  /** Which tag; none: the address. */
  tag: z.enum(TAGS).optional(),
  got: z.string(),
  /** What is better. */
  better: z.string().optional(),
  /** Names that are allowed. */
  allowed: z.array(z.string()).optional(),
});
export type LinkFault = z.infer<typeof linkFault>;

export const linkCheck = z.object({
  /** Null where a problem stops it. */
  url: z.string().nullable(),
  channel: z.string(),
  /** What GA4's default channel group says of the same link. */
  channel_ga4: z.string(),
  /** The layer and rule that decide the channel. */
  reason: z.string(),
  problems: z.array(linkFault),
  warnings: z.array(linkFault),
});
export type LinkCheck = z.infer<typeof linkCheck>;

export const knownNames = z.object({
  sources: z.array(z.string()),
  mediums: z.array(z.string()),
  campaigns: z.array(z.string()),
  /** Ready sets of tags by the name that the configuration gives them. */
  templates: z.record(z.string(), linkTags.partial()),
});
export type KnownNames = z.infer<typeof knownNames>;

/** Letters and digits that are not taken for one another. */
export const linkCode = z
  .string()
  .regex(/^[A-Za-z0-9_-]{3,64}$/, 'Expected 3 to 64 letters, digits, dashes or underscores');

export const saveLinkRequest = z.strictObject({
  ...linkRequest.shape,
  /** What people call it; the code where none is given. */
  name: z.string().trim().max(128).default(''),
  /** Of the short address; one is made where none is given. */
  code: linkCode.optional(),
});
export type SaveLinkRequest = z.infer<typeof saveLinkRequest>;

export const savedLink = z.object({
  code: z.string(),
  name: z.string(),
  /** The tagged address. */
  url: z.string(),
  /** The short one; null where no process is reached under a public address. */
  short_url: z.string().nullable(),
  tags: linkTags,
  channel: z.string(),
  version: z.number(),
  author: z.string(),
  changed_at: z.string(),
  /** Clicks on the short address, without robots. */
  clicks: z.number(),
  /** Visits with the same source, medium, campaign and content. */
  visits: z.number(),
});
export type SavedLink = z.infer<typeof savedLink>;
export const linkList = z.object({ links: z.array(savedLink) });
export const writtenLink = z.object({ link: savedLink, visible: z.boolean() });
