import type { Line } from '../../contract/entities/lines.ts';
import { LIST_LENGTH } from '../../contract/entities/pieces.ts';
import { type JsonObject, objectsOf } from '../../mapping/json-object.ts';
import { textOrNull } from '../../mapping/text-or-null.ts';
import { orderLines } from './order-lines.ts';
import { shopMoney } from './shop-money.ts';

const MILLION = 1_000_000n;

/**
 * The lines of an order as the contract tells them: money of the whole line after its discounts and without tax. A line
 * without an id is nobody's, and an order of more lines than the contract holds tells none.
 */
export function linesTold(order: JsonObject, taxesIncluded: boolean): readonly Line[] | null {
  const given = objectsOf(order.line_items);
  const read = orderLines(order);
  if (given.length === 0 || given.length > LIST_LENGTH) return null;
  return given.flatMap((line, index): Line[] => {
    const known = read[index]!;
    if (known.id === null) return [];
    const { amount, tax, quantity, currentQuantity, isGiftCard } = known;
    const price = shopMoney(line, 'price');
    const [product, sku, name] = [line.product_id, line.sku, line.title ?? line.name].map(
      textOrNull,
    );
    return [
      {
        id: known.id,
        ...(product && { product: product.slice(0, 256) }),
        ...(sku && { sku: sku.slice(0, 256) }),
        ...(name && { name: name.slice(0, 512) }),
        quantity: quantity * MILLION,
        keptQuantity: currentQuantity * MILLION,
        ...(price !== null && { priceMicros: price, discountMicros: price * quantity - amount }),
        netMicros: taxesIncluded ? amount - tax : amount,
        taxMicros: tax,
        ...(isGiftCard && { isGiftCard }),
      },
    ];
  });
}
