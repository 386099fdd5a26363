import { sha256 } from '@throughline/ingest/contract/ids';
import { NO_SITE_SETTINGS, type SiteSettings } from './sites.ts';

/**
 * Version of the rules and lists behind `channel`. It grows with every change of them, so that what was
 * derived under an older version is known and derived again.
 */
export const CHANNEL_RULES_VERSION = 3;

/** Names the rules that are in force: the built-in ones by their version, the business's own by their content. */
export function channelRulesVersion(
  customRules: readonly unknown[],
  sites: SiteSettings = NO_SITE_SETTINGS,
): string {
  const own = sha256(JSON.stringify([customRules, sites.own, sites.paymentPages, sites.referrers]));
  return `${CHANNEL_RULES_VERSION}:${own.slice(0, 12)}`;
}
