import type { JsonObject } from '../../mapping/json-object.ts';

export type RecordKind =
  | 'order'
  | 'order_deleted'
  | 'refund'
  | 'customer'
  | 'customer_deleted'
  | 'customer_merged';

/** Topics whose body is one of these; `orders/edited` and its like carry something else. */
const TOPICS: Readonly<Record<string, RecordKind>> = {
  'orders/create': 'order',
  'orders/updated': 'order',
  'orders/paid': 'order',
  'orders/cancelled': 'order',
  'orders/fulfilled': 'order',
  'orders/partially_fulfilled': 'order',
  'orders/delete': 'order_deleted',
  'refunds/create': 'refund',
  'customers/create': 'customer',
  'customers/update': 'customer',
  'customers/enable': 'customer',
  'customers/disable': 'customer',
  'customers/delete': 'customer_deleted',
  'customers/merge': 'customer_merged',
};

export function kindOfTopic(topic: string): RecordKind | undefined {
  return TOPICS[topic.toLowerCase()];
}

/** Tells imported objects apart, which come without a topic. */
export function kindOfShape(object: JsonObject): RecordKind | undefined {
  if ('total_price' in object || 'line_items' in object) return 'order';
  if ('order_id' in object && REFUND_LISTS.some((list) => list in object)) return 'refund';
  return CUSTOMER_FIELDS.some((field) => field in object) ? 'customer' : undefined;
}

const REFUND_LISTS = ['refund_line_items', 'order_adjustments', 'transactions'];
const CUSTOMER_FIELDS = ['orders_count', 'verified_email', 'default_address', 'first_name'];
