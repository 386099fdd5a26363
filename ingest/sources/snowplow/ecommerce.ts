import { formatMicros, toMicros } from '../../contract/money.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import { named, type SelfDescribing } from './self-describing.ts';
import type { Told } from './told.ts';

/** Actions of Snowplow’s e-commerce schemas and of the older ones after Google’s enhanced e-commerce. */
const ACTIONS: Readonly<Record<string, string>> = {
  ...{ add_to_cart: 'add_to_cart', remove_from_cart: 'remove_from_cart' },
  ...{ product_view: 'view_item', list_view: 'view_item_list', list_click: 'select_item' },
  ...{ checkout_step: 'checkout_step', transaction: 'purchase', refund: 'refund' },
  ...{ promo_view: 'view_promotion', promo_click: 'select_promotion' },
  ...{ click: 'select_item', detail: 'view_item', add: 'add_to_cart', remove: 'remove_from_cart' },
  ...{ checkout: 'checkout_step', purchase: 'purchase', view: 'view_item_list' },
};

/** An action with its product, cart, transaction … entities. */
export function ecommerceAction(
  { name: schema, data }: SelfDescribing,
  entities: readonly SelfDescribing[],
): Told {
  const action = analyticsText(data.type ?? data.action) ?? schema;
  const word = Object.hasOwn(ACTIONS, action) ? ACTIONS[action]! : action;
  const [transaction = named(entities, 'actionFieldObject')[0]] = named(entities, 'transaction');
  const [refund] = named(entities, 'refund');
  const [cart] = named(entities, 'cart');
  const [step] = named(entities, 'checkout_step');
  const [promotion] = named(entities, 'promotion');
  const sale = (word === 'refund' ? (refund ?? transaction) : transaction) ?? {};
  const products = [...named(entities, 'product'), ...named(entities, 'productFieldObject')].map(
    productOf,
  );
  const number = analyticsText(sale.transaction_id ?? sale.id);
  const stage = analyticsText(step?.step ?? sale.step, 256);
  return {
    name: action,
    word,
    ...(word === 'checkout_step' && { type: 'checkout_step' as const }),
    params: new Map<string, unknown>([
      ['transaction_id', number],
      ['value', sale.refund_amount ?? worth(sale) ?? cart?.total_value],
      [
        'currency',
        sale.currency ?? cart?.currency ?? products.find(({ currency }) => currency)?.currency,
      ],
      ['coupon', sale.discount_code ?? sale.coupon],
      ['payment_type', sale.payment_method],
      ['shipping', sale.shipping],
      ['cart_id', cart?.cart_id],
      ['item_list_name', data.name ?? sale.list],
      ['promotion_id', promotion?.id],
      ['promotion_name', promotion?.name],
      ['creative_name', promotion?.creative_id],
    ]),
    items: products,
    ...(word === 'checkout_step' && stage && { words: { variant: stage } }),
  };
}

/** `sku` of the first schemas is the product itself. */
function productOf(product: JsonObject): JsonObject {
  return {
    ...product,
    price: product.price ?? product.unitPrice,
    item_list_name: product.list,
    creative_name: product.creative_id,
  };
}

/** A cart event of the first schemas is of one product. */
export function cartChange(word: string, { name, data }: SelfDescribing): Told {
  return {
    name,
    word,
    params: new Map([['currency', data.currency]]),
    items: [productOf(data)],
  };
}

/** `e=tr`: a transaction, whose items (`e=ti`) are events of their own. */
export function transaction(record: JsonObject, items: readonly JsonObject[]): Told {
  const total = { revenue: record.tr_tt, tax: record.tr_tx, shipping: record.tr_sh };
  return {
    name: 'transaction',
    word: 'purchase',
    params: new Map<string, unknown>([
      ['transaction_id', record.tr_id],
      ['value', worth(total)],
      ['currency', record.tr_cu],
      ['affiliation', record.tr_af],
      ['shipping', record.tr_sh],
    ]),
    items: items.map(itemOf),
  };
}

/** An item that came by itself: told, and no sale of its own. */
export function transactionItem(record: JsonObject): Told {
  return {
    name: 'transaction_item',
    word: 'transaction_item',
    params: new Map<string, unknown>([
      ['order', record.ti_id],
      ['currency', record.ti_cu],
    ]),
    items: [itemOf(record)],
  };
}

function itemOf(record: JsonObject): JsonObject {
  return {
    ...{ id: record.ti_sk, sku: record.ti_sk, name: record.ti_nm, category: record.ti_ca },
    ...{ price: record.ti_pr, quantity: record.ti_qu },
  };
}

/** Without tax and shipping, which the total of a transaction holds. */
function worth({ revenue, tax, shipping }: JsonObject): string | undefined {
  const total = micros(revenue);
  if (total === undefined) return undefined;
  return formatMicros(total - (micros(tax) ?? 0n) - (micros(shipping) ?? 0n));
}

function micros(value: unknown): bigint | undefined {
  const text = analyticsText(value);
  if (text === undefined) return undefined;
  try {
    return toMicros(text);
  } catch {
    return undefined;
  }
}
