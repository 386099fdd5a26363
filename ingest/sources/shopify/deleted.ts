import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFact } from '../../contract/fact.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import { nativeId } from './native-id.ts';
import { isTestNotice } from './refund.ts';
import { triggeredAt } from './triggered-at.ts';

/** `orders/delete` and `customers/delete` carry the id alone. */
export function deletedFact(
  entityType: 'order' | 'contact',
  body: JsonObject,
  delivery: RawDelivery,
): EntityFact {
  const version = triggeredAt(delivery);
  return entityFact(delivery, {
    occurredAt: version,
    isTest: isTestNotice(delivery),
    entityType,
    entityId: nativeId(body),
    version,
    op: 'delete',
    fields: {},
    identifiers: {},
  });
}
