import { createHash } from 'node:crypto';
import type { RawDelivery } from '../contract/delivery.ts';
import { LINE_HEADERS } from '../importing/file-lines.ts';

/**
 * Key under which a delivery goes into the log. Deliveries of one key are loaded one after the other,
 * so that of two copies of a fact the second is known for one.
 *
 * - What a vendor sends: the account, and 8 bytes of a hash of what was sent. A retry of the same bytes
 *   meets the first try, while a busy account still spreads over all partitions.
 * - Files: the account. What overlaps in two of them, or is restated, meets as well.
 *
 * Nothing behind the log depends on the order of deliveries.
 */
export function deliveryKey({
  source,
  account,
  headers,
  query,
  body,
}: Pick<RawDelivery, 'source' | 'account' | 'headers' | 'query' | 'body'>): string {
  if (headers[LINE_HEADERS.importId] !== undefined) return `${source}:${account}`;
  const hash = createHash('sha256').update(query).update('\n').update(body).digest('hex');
  return `${source}:${account}:${hash.slice(0, 16)}`;
}
