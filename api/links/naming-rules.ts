import type { LinkTags, Tag } from '../contract/links.ts';

/** How the business names what it tags. */
export interface NamingRules {
  /** Tags that a link has to have. */
  readonly required: readonly Tag[];
  /** Names that may be used, by tag; a tag without a list takes any. */
  readonly allowed: Readonly<Partial<Record<Tag, readonly string[]>>>;
  /** `lower`: capitals are warned of. */
  readonly letterCase: 'lower' | 'any';
  /** `latin`: letters that an address has to encode are warned of. */
  readonly alphabet: 'latin' | 'any';
  /** Sets of tags by a name, such as those of a channel. */
  readonly templates: Readonly<Record<string, Partial<LinkTags>>>;
}

export const USUAL_RULES: NamingRules = {
  required: ['source', 'medium', 'campaign'],
  allowed: {},
  letterCase: 'lower',
  alphabet: 'any',
  templates: {},
};

/** Names that visits have come by, the most used first. */
export interface UsedNames {
  readonly source: readonly string[];
  readonly medium: readonly string[];
  readonly campaign: readonly string[];
}
export const NO_NAMES: UsedNames = { source: [], medium: [], campaign: [] };
