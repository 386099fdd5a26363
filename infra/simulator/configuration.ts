import { BRANCHES } from './branches.ts';
import { SHOP } from './catalog.ts';
import type { Credentials } from './credentials.ts';
import { ACCOUNTS, CLIENT_ID_FIELD, MEASUREMENT_ID, PIPEDRIVE_USER } from './credentials.ts';
import { STAGES } from './deals.ts';
import { AD_ACCOUNTS } from './media-plan.ts';
import type { SimulatorOptions } from './options.ts';
import { PARTNERS } from './promo-codes.ts';
import { BRAND_TERMS } from './searches.ts';

/** One configured account of a source, with its secrets. */
interface AccountConfiguration {
  readonly source: string;
  readonly account: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What a `throughline.config.yaml` needs to take in this business. */
export interface WorldConfiguration {
  readonly currency: 'RUB';
  readonly timezone: string;
  /** Country of phone numbers written without one. */
  readonly country: 'RU';
  /** VAT inside the costs that are reported with it. */
  readonly vatRate: '0.20';
  readonly brandTerms?: readonly string[];
  /** What was agreed with partners. */
  readonly partners?: typeof PARTNERS;
  readonly accounts: readonly AccountConfiguration[];
}

/** Average margins, as shares of net revenue. */
const MARGIN_RATES = { shop: '0.46', deals: '0.34' } as const;

export function configurationOf(
  { zone }: SimulatorOptions,
  credentials: Credentials,
): WorldConfiguration {
  return {
    currency: 'RUB',
    timezone: zone,
    country: 'RU',
    vatRate: '0.20',
    brandTerms: BRAND_TERMS,
    partners: PARTNERS,
    accounts: [
      {
        source: 'ga4',
        account: ACCOUNTS.ga4,
        settings: { measurementIds: [MEASUREMENT_ID], apiSecret: credentials.ga4 },
      },
      {
        source: 'callrail',
        account: ACCOUNTS.callrail,
        settings: { signingKey: credentials.callrail, timezone: zone },
      },
      {
        source: 'pipedrive',
        account: ACCOUNTS.pipedrive,
        settings: {
          user: PIPEDRIVE_USER,
          password: credentials.pipedrive,
          marginRate: MARGIN_RATES.deals,
          stages: Object.fromEntries(STAGES.map(({ id, name }) => [id, name])),
          fields: { gaClientId: CLIENT_ID_FIELD },
        },
      },
      {
        source: 'shopify',
        account: ACCOUNTS.shopify,
        settings: {
          shop: SHOP.domain,
          secret: credentials.shopify,
          marginRate: MARGIN_RATES.shop,
          taxesIncluded: true,
          locations: Object.fromEntries(BRANCHES.map(({ location, name }) => [location, name])),
        },
      },
      {
        source: 'airbyte',
        account: ACCOUNTS.airbyte,
        settings: {
          google: { level: 'ad_group', vatIncluded: true },
          meta: { medium: AD_ACCOUNTS.meta.utmMedium, vatIncluded: false },
        },
      },
      { source: 'yandex-direct', account: ACCOUNTS.yandexDirect, settings: { timezone: zone } },
      { source: 'exchange-rates', account: ACCOUNTS.rates, settings: {} },
      { source: 'accounting', account: ACCOUNTS.accounting, settings: { timezone: zone } },
      { source: 'uis', account: ACCOUNTS.uis, settings: { secret: credentials.uis, zone } },
      {
        source: 'unisender',
        account: ACCOUNTS.unisender,
        settings: { apiKey: credentials.unisender, zone },
      },
      {
        source: 'typeform',
        account: ACCOUNTS.typeform,
        settings: { secret: credentials.typeform },
      },
      { source: 'search-console', account: ACCOUNTS.searchConsole, settings: {} },
      { source: 'files', account: ACCOUNTS.files, settings: { timezone: zone, currency: 'RUB' } },
    ],
  };
}
