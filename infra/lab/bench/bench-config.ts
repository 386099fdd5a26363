import { loadSources } from '@throughline/ingest/sources/registry';
import type { Config } from '../../config/config.ts';
import { configSchema } from '../../config/config-schema.ts';
import { API_SECRET, MEASUREMENT_ID } from './payloads.ts';

/** Configuration of the measured line: defaults, one GA4 property, no rate limit. */
export async function benchConfig(dataDir: string): Promise<Config> {
  const { sources: _, ...settings } = configSchema.parse({ dataDir, rateLimit: { perMinute: 0 } });
  const ga4 = (await loadSources()).find(({ name }) => name === 'ga4')!;
  return {
    ...settings,
    accounts: [
      {
        source: 'ga4',
        account: 'main',
        settings: ga4.settings.parse({ apiSecret: API_SECRET, measurementIds: [MEASUREMENT_ID] }),
      },
    ],
  };
}
