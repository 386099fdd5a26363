import { formatMicros, toMicros } from '../../contract/money.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import type { JsonObject } from '../../mapping/json-object.ts';

/** Properties of Segment’s e-commerce events by the names that GA4 has for them. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ order_id: 'transaction_id', orderId: 'transaction_id', list_id: 'item_list_id' },
  ...{ query: 'search_term', creative: 'creative_name', cartId: 'cart_id' },
  ...{
    checkoutId: 'checkout_id',
    payment_method: 'payment_type',
    shipping_method: 'shipping_tier',
  },
  ...{ formId: 'form_id', formName: 'form_name', experimentId: 'experiment_id' },
  ...{ variation_id: 'variant_id', variationId: 'variant_id', title: 'video_title' },
};
/** Told of the page in any call, and read from there. */
const OF_PAGE = new Set(['url', 'path', 'search', 'referrer', 'referring_domain']);
/** Of a person: identifiers and not properties. */
const OF_PERSON = new Set(['email', 'phone', 'userId', 'user_id', 'password', 'ip']);
const ITEM = ['product_id', 'productId', 'sku', 'name', 'price', 'quantity', 'category', 'brand'];
const ITEM_MORE = ['variant', 'coupon', 'position', 'list', 'discount', 'image_url'];
/** Events that are of one product, told beside their other properties. */
const OF_ONE_PRODUCT = new Set(['add_to_cart', 'remove_from_cart', 'view_item', 'select_item']);

/** The properties of a `track` call as GA4 names them, and the products in them. */
export function trackParams(
  word: string,
  properties: JsonObject,
): { readonly params: Map<string, unknown>; readonly items: unknown } {
  const params = new Map<string, unknown>();
  const isOfOne = OF_ONE_PRODUCT.has(word) && !Array.isArray(properties.products);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'products' || OF_PAGE.has(name) || OF_PERSON.has(name)) continue;
    if (isOfOne && (ITEM.includes(name) || ITEM_MORE.includes(name))) continue;
    const known = Object.hasOwn(NAMES, name) ? NAMES[name]! : name;
    if (known === name || !params.has(known)) params.set(known, value);
  }
  if (/promotion$/.test(word) && params.has('name')) moved(params, 'name', 'promotion_name');
  if (word === 'view_item_list' && params.has('category'))
    moved(params, 'category', 'item_list_name');
  if (word === 'experience_impression') {
    params.set('experiment_id', properties.experiment_id ?? properties.experiment_name);
    params.set('variant_id', properties.variation_id ?? properties.variation_name);
  }
  const value = worthOf(word, properties);
  if (value !== undefined) params.set('value', value);
  return {
    params,
    items: isOfOne ? productOf(properties) : itemsOf(properties.products ?? properties.items),
  };
}

function moved(params: Map<string, unknown>, from: string, to: string): void {
  params.set(to, params.get(from));
  params.delete(from);
}

function productOf(properties: JsonObject): unknown {
  const item = Object.fromEntries(
    Object.entries(properties).filter(
      ([name]) => ITEM.includes(name) || ITEM_MORE.includes(name) || name === 'item_id',
    ),
  );
  return Object.keys(item).some((name) => /id|sku|name/i.test(name)) ? itemsOf([item]) : undefined;
}

/** Ids of products by the name that items have for them. */
function itemsOf(products: unknown): unknown {
  if (!Array.isArray(products)) return products;
  return products.map((item: unknown) =>
    typeof item === 'object' && item !== null && 'productId' in item
      ? { product_id: item.productId, ...item }
      : item,
  );
}

/**
 * What a sale brought: `revenue` is without shipping and tax by the specification, and so is `subtotal`;
 * `total` has them, and loses what of them is told. A refund gives back its `total`.
 */
function worthOf(word: string, told: JsonObject): string | undefined {
  const money = (...names: readonly string[]) => {
    for (const name of names) {
      const text = analyticsText(told[name]);
      if (text === undefined) continue;
      try {
        return toMicros(text);
      } catch {
        // Unknown; the next one may say it.
      }
    }
    return undefined;
  };
  if (word !== 'purchase' && word !== 'refund') {
    const value = money('value', 'revenue', 'total');
    return value === undefined ? undefined : formatMicros(value);
  }
  const net = word === 'purchase' ? money('revenue', 'subtotal') : money('revenue');
  const total = money('total');
  const without =
    total === undefined ? undefined : total - (money('tax') ?? 0n) - (money('shipping') ?? 0n);
  const value = net ?? without ?? money('value');
  return value === undefined ? undefined : formatMicros(value);
}
