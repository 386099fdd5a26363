import { createHmac } from 'node:crypto';
import type { WorldConfiguration } from '../../../simulator/configuration.ts';

const TOKEN = 'hostile-run-token-0123456789';
const SECRET = 'hostile-run-secret';
const ACCOUNT = 'main';

/** A business with every source that takes webhooks, whose secrets the attacker has stolen. */
export const HOSTILE_WORLD: WorldConfiguration = {
  currency: 'RUB',
  timezone: 'Europe/Moscow',
  country: 'RU',
  vatRate: '0.20',
  accounts: [
    account('ga4', { measurementIds: ['G-HOSTILE'], apiSecret: SECRET }),
    account('callrail', { signingKey: SECRET, timezone: 'Europe/Moscow' }),
    account('pipedrive', { user: 'hook', password: SECRET, marginRate: '0.34' }),
    account('shopify', { shop: 'hostile.myshopify.com', secret: SECRET, marginRate: '0.46' }),
    account('airbyte', { token: TOKEN }),
    account('yandex-direct', { token: TOKEN }),
    account('exchange-rates', { token: TOKEN }),
  ],
};

/** Where a source is entered, with the credentials that its real sender has. */
export interface Door {
  readonly source: string;
  readonly account: string;
  readonly path: string;
  headers(body: Uint8Array): Record<string, string>;
}

const bearer = { authorization: `Bearer ${TOKEN}` };
const json = { 'content-type': 'application/json' };

export const DOORS: readonly Door[] = [
  door('ga4', `/mp/collect?measurement_id=G-HOSTILE&api_secret=${SECRET}`, () => json),
  ...['post-call', 'form-submission', 'call-modified'].map((hook) =>
    door('callrail', `/collect/callrail/${ACCOUNT}?hook=${hook}`, (body) => ({
      ...json,
      signature: signed('sha1', body),
    })),
  ),
  door('pipedrive', `/collect/pipedrive/${ACCOUNT}`, () => ({
    ...json,
    authorization: `Basic ${Buffer.from(`hook:${SECRET}`).toString('base64')}`,
  })),
  ...['orders/paid', 'orders/updated', 'refunds/create', 'customers/update'].map((topic) =>
    door('shopify', `/collect/shopify/${ACCOUNT}`, (body) => ({
      ...json,
      'x-shopify-topic': topic,
      'x-shopify-shop-domain': 'hostile.myshopify.com',
      'x-shopify-hmac-sha256': signed('sha256', body),
    })),
  ),
  door('airbyte', `/collect/airbyte/${ACCOUNT}`, () => ({
    ...bearer,
    'content-type': 'application/x-ndjson',
  })),
  door('yandex-direct', `/collect/yandex-direct/${ACCOUNT}`, () => ({
    ...bearer,
    'content-type': 'text/tab-separated-values',
  })),
  door('exchange-rates', `/collect/exchange-rates/${ACCOUNT}`, () => ({
    ...bearer,
    'content-type': 'text/csv',
  })),
];

function door(
  source: string,
  path: string,
  headers: (body: Uint8Array) => Record<string, string>,
): Door {
  return { source, account: ACCOUNT, path, headers };
}

function account(source: string, settings: Record<string, unknown>) {
  return { source, account: ACCOUNT, settings };
}

function signed(algorithm: string, body: Uint8Array): string {
  return createHmac(algorithm, SECRET).update(body).digest('base64');
}
