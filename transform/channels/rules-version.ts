import { sha256 } from '@throughline/ingest/contract/ids';

/**
 * Version of the rules and lists behind `channel`. It grows with every change of them, so that what was
 * derived under an older version is known and derived again.
 */
export const CHANNEL_RULES_VERSION = 1;

/** Names the rules that are in force: the built-in ones by their version, the business's own by their content. */
export function channelRulesVersion(customRules: readonly unknown[]): string {
  return `${CHANNEL_RULES_VERSION}:${sha256(JSON.stringify(customRules)).slice(0, 12)}`;
}
