import type { Account, RequestHead } from '../../contract/source.ts';
import type { ShopifySettings } from './settings.ts';

/** `acme`, `https://Acme.myshopify.com/` and `acme.myshopify.com` name one shop. */
export function shopDomain(text: string): string {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '');
  return host.includes('.') ? host : `${host}.myshopify.com`;
}

/** The account whose shop the webhook names; a single account that names no shop takes any. */
export function chooseShop(
  request: RequestHead,
  accounts: readonly Account<ShopifySettings>[],
): Account<ShopifySettings> | undefined {
  const sender = request.headers['x-shopify-shop-domain'];
  const named = accounts.find(
    ({ settings }) => sender && settings.shop && shopDomain(settings.shop) === shopDomain(sender),
  );
  if (named) return named;
  return accounts.length === 1 && !accounts[0]!.settings.shop ? accounts[0] : undefined;
}
