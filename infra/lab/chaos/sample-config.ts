import type { Source } from '@throughline/ingest/contract/source';
import type { Config } from '../../config/config.ts';
import { configSchema } from '../../config/config-schema.ts';
import type { WorldConfiguration } from '../../simulator/configuration.ts';

/** The configuration that takes in a sample business. No rate limit: its vendors come from one address. */
export function sampleConfig(world: WorldConfiguration, sources: readonly Source[]): Config {
  const { sources: _, ...settings } = configSchema.parse({
    currency: world.currency,
    timezone: world.timezone,
    phoneCountry: world.country,
    vatRate: world.vatRate,
    search: { brandTerms: world.brandTerms },
    partners: world.partners,
    rateLimit: { perMinute: 0 },
  });
  const accounts = world.accounts.map(({ source: name, account, settings: plain }) => {
    const source = sources.find((candidate) => candidate.name === name);
    if (!source)
      throw new Error(`the sample business has an account of ${name}, which is no source`);
    return { source: name, account, settings: source.settings.parse(plain) };
  });
  return { ...settings, accounts };
}
