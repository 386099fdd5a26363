import { createHash } from 'node:crypto';
import type { RawDelivery } from '../contract/delivery.ts';

/**
 * Key under which a delivery goes into the log: the account, and 8 bytes of a hash of what was sent.
 * A vendor’s retry of the same bytes meets the first try in one partition, while a busy account still
 * spreads over all of them. Nothing behind the log depends on the order of deliveries.
 */
export function deliveryKey({
  source,
  account,
  query,
  body,
}: Pick<RawDelivery, 'source' | 'account' | 'query' | 'body'>): string {
  const hash = createHash('sha256').update(query).update('\n').update(body).digest('hex');
  return `${source}:${account}:${hash.slice(0, 16)}`;
}
