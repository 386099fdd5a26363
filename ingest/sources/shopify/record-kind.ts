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

/**
 * Whether a body may be what its topic calls it. Shopify signs the body alone: whoever has a signed order
 * can send it under `orders/delete`, so a deletion must be one that its body tells, and nothing may come
 * under the topic of another kind.
 */
export function fitsKind(kind: RecordKind, body: JsonObject): boolean {
  const told = toldKind(body);
  if (kind === 'order_deleted' || kind === 'customer_deleted') return told === 'deleted';
  return told === undefined || told === kind;
}

/** What a body is by itself; undefined where it could be several things. */
function toldKind(body: JsonObject): RecordKind | 'deleted' | undefined {
  if ('admin_graphql_api_customer_kept_id' in body) return 'customer_merged';
  return isBareId(body) ? 'deleted' : kindOfShape(body);
}

/** The body of a deletion: an id, and fields with nothing in them. */
function isBareId(body: JsonObject): boolean {
  const { id, admin_graphql_api_id: _global, ...rest } = body;
  return id !== undefined && Object.values(rest).every(isNothing);
}

function isNothing(value: unknown): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Tells imported objects apart, which come without a topic. */
export function kindOfShape(object: JsonObject): RecordKind | undefined {
  if ('total_price' in object || 'line_items' in object) return 'order';
  if ('order_id' in object && REFUND_LISTS.some((list) => list in object)) return 'refund';
  return CUSTOMER_FIELDS.some((field) => field in object) ? 'customer' : undefined;
}

const REFUND_LISTS = ['refund_line_items', 'order_adjustments', 'transactions'];
const CUSTOMER_FIELDS = ['orders_count', 'verified_email', 'default_address', 'first_name'];
