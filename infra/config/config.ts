import {
  emailIdentifier,
  type IdentityRules,
  phoneIdentifier,
} from '@throughline/ingest/contract/identity';
import type { Account } from '@throughline/ingest/contract/source';
import { channelRulesVersion } from '@throughline/transform/channels/rules-version';
import type { DeriveSettings } from '@throughline/transform/derive/settings';
import type { NoticeSettings } from '@throughline/transform/notices/notices';
import type * as z from 'zod';
import type { configSchema } from './config-schema.ts';

/** The settings of the installation, checked, without its accounts. */
export type Settings = Omit<z.output<typeof configSchema>, 'sources'>;

/** The whole configuration, parsed once and handed down. */
export interface Config extends Settings {
  /** Accounts of all sources, their settings checked by the source’s own schema. */
  readonly accounts: readonly Account[];
}

/** What the derivation depends on. */
export function deriveSettings(config: Settings): DeriveSettings {
  return {
    timezone: config.timezone,
    currency: config.currency,
    lookbackDays: config.lookbackDays,
    lookbackCallDays: config.lookbackCallDays,
    lookbackViewDays: config.lookbackViewDays,
    lookbackTouches: config.lookbackTouches,
    lookbackSessions: config.lookbackSessions,
    leadWindowDays: config.leadWindowDays,
    sessionGapMinutes: config.sessionGapMinutes,
    halfLifeDays: config.halfLifeDays,
    degreeCap: config.degreeCap,
    purchaseEvents: config.sales.purchaseEvents,
    owner: config.journeys.owner,
    goals: config.goals,
    duplicateRecords: [...new Set(config.identity.duplicateRecords)].sort(),
    neverJoin: config.identity.never.map((text) => asStored(text, identityRules(config))),
    internal: config.identity.internal.map((text) => asStored(text, identityRules(config))),
    vatRate: config.vatRate,
    rateDays: config.rates.maxAgeDays,
    channelRules: channelRulesVersion(config.channels.rules, config.sites),
  };
}

/** What the notices of the data depend on. */
export function noticeSettings({ currency, goals }: Settings): NoticeSettings {
  return { currency, goals: goals.map(({ name }) => name) };
}

/** How e-mail addresses and phone numbers become identifiers. */
export function identityRules(config: Settings): IdentityRules {
  return {
    keepContacts: config.keepContacts,
    ...(config.phoneCountry !== undefined && { defaultCountry: config.phoneCountry }),
    ...(config.identity.placeholders.length > 0 && {
      placeholders: new Set(config.identity.placeholders.map((text) => text.toLowerCase())),
    }),
  };
}

/** `type:value` as it is stored: an address or a number normalised, and hashed where they are. */
function asStored(text: string, rules: IdentityRules): string {
  const colon = text.indexOf(':');
  const [type, value] = [text.slice(0, colon), text.slice(colon + 1)];
  const read =
    type === 'email' ? emailIdentifier : type === 'phone' ? phoneIdentifier : () => undefined;
  return `${type}:${read(value, rules)?.value ?? value}`;
}
