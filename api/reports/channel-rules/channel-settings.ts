import type { ClassifyOptions } from '@throughline/transform/channels/classify';
import { type CustomRule, compileCustomRules } from '@throughline/transform/channels/custom-rules';
import {
  compileSites,
  NO_SITE_SETTINGS,
  type SiteSettings,
} from '@throughline/transform/channels/sites';

/** What the business itself says of its channels. */
export interface ChannelSettings {
  readonly rules: readonly CustomRule[];
  readonly sites: SiteSettings;
}

export const NO_CHANNEL_SETTINGS: ChannelSettings = { rules: [], sites: NO_SITE_SETTINGS };

/** @throws RangeError for a rule that cannot be read. */
export function classifyOptions({ rules, sites }: ChannelSettings): ClassifyOptions {
  return { customRules: compileCustomRules(rules), sites: compileSites(sites) };
}
