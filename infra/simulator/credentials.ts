import { hexOf } from './random.ts';

/** Invented secrets of the sample business; they guard nothing but the demonstration. */
export interface Credentials {
  readonly ga4: string;
  readonly callrail: string;
  readonly pipedrive: string;
  readonly shopify: string;
  readonly uis: string;
  readonly unisender: string;
  readonly typeform: string;
}

export function credentialsOf(seed: number): Credentials {
  const secret = (vendor: string) => hexOf(32, seed, 'secret', vendor);
  return {
    ga4: secret('ga4').slice(0, 22),
    callrail: secret('callrail'),
    pipedrive: secret('pipedrive'),
    shopify: secret('shopify'),
    uis: secret('uis'),
    unisender: secret('unisender'),
    typeform: secret('typeform'),
  };
}

/** Names of the business’s accounts at the vendors. */
export const ACCOUNTS = {
  ga4: 'mug-and-oak',
  callrail: 'mug-and-oak',
  pipedrive: 'mug-and-oak',
  shopify: 'mug-and-oak',
  airbyte: 'mug-and-oak',
  yandexDirect: 'mug-oak-direct',
  rates: 'main',
  accounting: 'books',
  uis: 'mug-and-oak',
  unisender: 'mug-and-oak',
  typeform: 'mug-and-oak',
  files: 'warehouse',
  searchConsole: 'mug-and-oak',
} as const;

export const MEASUREMENT_ID = 'G-MUGOAK0001';
export const STREAM_ID = '4410077231';
export const PIPEDRIVE_USER = 'throughline';
/** Key of the deal’s custom field that holds the visitor’s client id. */
export const CLIENT_ID_FIELD = '5b1f0c9ad2e34786b0c5d1a29e7f6034c8d2b1aa';
