import type { MoneyMicros } from '../../contract/money.ts';
import { type JsonObject, objectsOf } from '../../mapping/json-object.ts';
import { scaled } from '../../mapping/ratio.ts';
import { textOrNull } from '../../mapping/text-or-null.ts';
import { shopMoney, sumShopMoney } from './shop-money.ts';

/** A line of an order in whole, and the part of it that the customer still has. */
export interface OrderLine {
  readonly id: string | null;
  readonly isGiftCard: boolean;
  /** After all discounts; with tax where prices include it. */
  readonly amount: MoneyMicros;
  readonly tax: MoneyMicros;
  readonly quantity: bigint;
  readonly currentQuantity: bigint;
}

/**
 * The lines of an order. How much of a line was kept is its `current_quantity`; in bodies of older API
 * versions it is the quantity less what the refunds of the same body took out.
 */
export function orderLines(order: JsonObject): readonly OrderLine[] {
  const takenOut = quantitiesTakenOut(order);
  return objectsOf(order.line_items).map((line) => {
    const id = textOrNull(line.id);
    const quantity = wholeNumber(line.quantity) ?? 1n;
    const left = quantity - (takenOut.get(id ?? '') ?? 0n);
    return {
      id,
      isGiftCard: line.gift_card === true,
      amount: (shopMoney(line, 'price') ?? 0n) * quantity - discountOf(line),
      tax: sumShopMoney(objectsOf(line.tax_lines), 'price'),
      quantity,
      currentQuantity: wholeNumber(line.current_quantity) ?? (left > 0n ? left : 0n),
    };
  });
}

/** The kept part of an amount of the whole line. */
export function keptPart(line: OrderLine, amount: MoneyMicros): MoneyMicros {
  return line.currentQuantity === line.quantity
    ? amount
    : scaled(amount, line.currentQuantity, line.quantity);
}

/** Allocations hold the discounts of the whole order too; `total_discount` only the line’s own. */
function discountOf(line: JsonObject): MoneyMicros {
  const allocations = objectsOf(line.discount_allocations);
  return allocations.length > 0
    ? sumShopMoney(allocations, 'amount')
    : (shopMoney(line, 'total_discount') ?? 0n);
}

function quantitiesTakenOut(order: JsonObject): ReadonlyMap<string, bigint> {
  const taken = new Map<string, bigint>();
  for (const refund of objectsOf(order.refunds))
    for (const line of objectsOf(refund.refund_line_items)) {
      const id = textOrNull(line.line_item_id) ?? '';
      taken.set(id, (taken.get(id) ?? 0n) + (wholeNumber(line.quantity) ?? 0n));
    }
  return taken;
}

function wholeNumber(value: unknown): bigint | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0
    ? BigInt(value as number)
    : undefined;
}
