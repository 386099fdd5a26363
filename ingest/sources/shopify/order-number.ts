import type { JsonObject } from '../../mapping/json-object.ts';
import { textOrNull } from '../../mapping/text-or-null.ts';

/** The number as people write it, without the leading `#`, so that a CRM’s note of it matches. */
export function orderNumber(order: JsonObject): string | null {
  const name = textOrNull(order.name)?.replace(/^#/, '');
  return textOrNull(name) ?? textOrNull(order.order_number);
}
