import { stringify } from 'yaml';
import { snakeCase } from '../../config/letter-case.ts';
import type { WorldConfiguration } from '../../simulator/configuration.ts';

/** The sample business’s `throughline.config.yaml`: every command on its folder reads the same. */
export function demoConfig(world: WorldConfiguration): string {
  const sources: Record<string, Record<string, unknown>> = {};
  for (const { source, account, settings } of world.accounts) {
    sources[source] ??= {};
    sources[source][account] = snakeKeys(settings);
  }
  return `# A sample business; its secrets guard nothing but the demonstration.\n${stringify({
    currency: world.currency,
    timezone: world.timezone,
    phone_country: world.country,
    vat_rate: world.vatRate,
    agency_fee: '0.10',
    search: { brand_terms: world.brandTerms },
    partners: snakeKeys(world.partners),
    // It replays months of traffic within seconds, all from one address.
    rate_limit: { per_minute: 0 },
    sources,
  })}`;
}

function snakeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [snakeCase(key), snakeKeys(inner)]),
  );
}
