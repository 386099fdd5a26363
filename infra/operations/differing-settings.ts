import { isDeepStrictEqual } from 'node:util';
import { type Config, deriveSettings, identityRules } from '../config/config.ts';
import { snakeCase } from '../config/letter-case.ts';

/** Settings that do not stand at the top of the file under their own name. */
const NAMES: Readonly<Record<string, string>> = {
  channelRules: 'channels.rules',
  owner: 'journeys.owner',
  purchaseEvents: 'sales.purchase_events',
  placeholders: 'identity.placeholders',
  duplicateRecords: 'identity.duplicate_records',
  neverJoin: 'identity.never',
  internal: 'identity.internal',
};

/**
 * Settings of two configurations that lead from the same deliveries to other figures, as the file
 * names them; their values may be secrets. An account that only the second one has differs in nothing.
 */
export function differingSettings(one: Config, other: Config): readonly string[] {
  const [mine, theirs] = [one, other].map((config) => ({
    ...deriveSettings(config),
    phoneCountry: identityRules(config).defaultCountry,
    keepContacts: config.keepContacts,
    placeholders: config.identity.placeholders,
  }));
  const settings = Object.entries(mine!)
    .filter(([name, value]) => !isDeepStrictEqual(value, theirs![name as keyof typeof theirs]))
    .map(([name]) => NAMES[name] ?? snakeCase(name));
  const accounts = one.accounts
    .filter(
      (account) =>
        !other.accounts.some(
          (candidate) =>
            candidate.source === account.source &&
            candidate.account === account.account &&
            isDeepStrictEqual(candidate.settings, account.settings),
        ),
    )
    .map(({ source, account }) => `sources.${source}.${account}`);
  return [...settings, ...accounts];
}
