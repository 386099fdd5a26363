import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFact } from '../../contract/fact.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { LeftOut, MapContext } from '../../contract/source.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import { skip } from '../../mapping/left-out.ts';
import { requiredTime, timeOrNull } from '../../mapping/time-or-null.ts';
import { customerIdentifier, customerIdentifiers } from './customer-identifiers.ts';
import { globalId, nativeId } from './native-id.ts';
import { isTestNotice } from './refund.ts';
import type { ShopifySettings } from './settings.ts';
import { triggeredAt } from './triggered-at.ts';

/** A customer as a contact: identifiers, and nothing else of the person. */
export function customerFact(
  customer: JsonObject,
  delivery: RawDelivery,
  context: MapContext<ShopifySettings>,
): EntityFact {
  const version = requiredTime(customer, 'updated_at');
  return entityFact(delivery, {
    occurredAt: version,
    isTest: isTestNotice(delivery),
    entityType: 'contact',
    entityId: nativeId(customer),
    version,
    op: 'upsert',
    fields: { createdAt: timeOrNull(customer, 'created_at'), mergedInto: null },
    identifiers: customerIdentifiers(customer, delivery, context),
  });
}

/**
 * `customers/merge` names both records by GraphQL id: the deleted one now points at the kept one, and
 * whatever is known of either is known of one person.
 */
export function customerMergeFact(
  merge: JsonObject,
  delivery: RawDelivery,
  context: MapContext<ShopifySettings>,
): EntityFact | LeftOut {
  const kept = globalId(merge.admin_graphql_api_customer_kept_id);
  const deleted = globalId(merge.admin_graphql_api_customer_deleted_id);
  if (!kept || !deleted)
    throw new RecordError('field_missing', { field: 'admin_graphql_api_customer_kept_id' });
  if (merge.status === 'failed')
    return skip('merge_failed', 'a merge of customers that failed changes nothing');
  const version = triggeredAt(delivery);
  return entityFact(delivery, {
    occurredAt: version,
    isTest: isTestNotice(delivery),
    entityType: 'contact',
    entityId: deleted,
    version,
    op: 'upsert',
    fields: { mergedInto: kept },
    identifiers: {
      customer: customerIdentifier(deleted, delivery, context),
      merged_into: customerIdentifier(kept, delivery, context),
    },
  });
}
