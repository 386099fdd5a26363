import type { RawDelivery } from '../../contract/delivery.ts';
import { type Micros, parseInstant } from '../../contract/time.ts';

/**
 * When Shopify raised a webhook whose body carries no time. It stays the same over Shopify’s retries;
 * the time of receipt stands in for a delivery without the header.
 */
export function triggeredAt(delivery: RawDelivery): Micros {
  const header = delivery.headers['x-shopify-triggered-at'];
  return header
    ? parseInstant(header, { field: 'X-Shopify-Triggered-At' }).at
    : delivery.receivedAt;
}
