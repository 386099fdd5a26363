import type { NamingRules } from '@throughline/api/links/naming-rules';
import type { ClassifyOptions } from '@throughline/transform/channels/classify';
import { compileCustomRules } from '@throughline/transform/channels/custom-rules';
import { compileSites } from '@throughline/transform/channels/sites';
import type { Settings } from '../../config/config.ts';
import type { Links } from '../../config/links-schema.ts';

export function namingRules({ sources, mediums, campaigns, ...links }: Links): NamingRules {
  return {
    required: links.required,
    allowed: {
      ...(sources && { source: sources }),
      ...(mediums && { medium: mediums }),
      ...(campaigns && { campaign: campaigns }),
    },
    letterCase: links.letterCase,
    alphabet: links.alphabet,
    templates: links.templates as NamingRules['templates'],
  };
}

/** As visits are sorted into channels here. */
export function classificationOf({ channels, sites }: Settings): ClassifyOptions {
  return { customRules: compileCustomRules(channels.rules), sites: compileSites(sites) };
}
