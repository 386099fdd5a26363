import { EVENT_BOUNDS, type Item } from '../contract/event.ts';
import { toMicros } from '../contract/money.ts';
import { analyticsText } from '../mapping/analytics-text.ts';
import { asObject } from '../mapping/json-object.ts';
import { clip } from './clip.ts';

type Json = Readonly<Record<string, unknown>>;

export interface BoundedItems {
  readonly items: Item[];
  /** How many were left out: beyond the bound, or no objects. */
  readonly cut: number;
}

/** Names of an item’s fields, the first that is told counts. */
const NAMES = {
  id: ['item_id', 'product_id', 'id'],
  sku: ['sku', 'item_sku'],
  name: ['item_name', 'name', 'product_name'],
  brand: ['item_brand', 'brand'],
  variant: ['item_variant', 'variant'],
  coupon: ['coupon'],
  list: ['item_list_name', 'item_list_id', 'list'],
  promotion: ['promotion_name', 'promotion_id'],
  creative: ['creative_name', 'creative_slot'],
} as const;
const CATEGORIES = [
  'item_category',
  'item_category2',
  'item_category3',
  'item_category4',
  'item_category5',
];
const LIMIT = 10n ** 15n;

/**
 * Items as e-commerce events of GA4 and its relatives carry them (`item_id`, `item_name`, `price`,
 * `quantity` …), bounded. A price that cannot be read is unknown; an item is never lost for it.
 */
export function readItems(told: unknown): BoundedItems {
  if (!Array.isArray(told)) return { items: [], cut: told == null ? 0 : 1 };
  const read = told.slice(0, EVENT_BOUNDS.items).map(asObject);
  const items = read.filter((item) => item !== undefined).map(readItem);
  return { items, cut: told.length - items.length };
}

function readItem(item: Json): Item {
  const text = (names: readonly string[], max = 256) => {
    for (const name of names) {
      const value = analyticsText(item[name], Number.MAX_SAFE_INTEGER);
      if (value) return clip(value, max);
    }
    return undefined;
  };
  const category =
    text(['category'], 512) ??
    CATEGORIES.map((name) => analyticsText(item[name], 128))
      .filter(Boolean)
      .join('/');
  const position = Number(analyticsText(item.index ?? item.position));
  const read = {
    sku: text(NAMES.sku),
    name: text(NAMES.name, 512),
    brand: text(NAMES.brand),
    category: category ? clip(category, 512) : undefined,
    variant: text(NAMES.variant),
    priceMicros: micros(item.price),
    listPriceMicros: micros(item.list_price),
    discountMicros: micros(item.discount),
    coupon: text(NAMES.coupon),
    list: text(NAMES.list),
    position: Number.isSafeInteger(position) && position >= 0 ? position : undefined,
    promotion: text(NAMES.promotion),
    creative: text(NAMES.creative),
  };
  return {
    id: text(NAMES.id) ?? '',
    quantity: micros(item.quantity) ?? 1_000_000n,
    ...(Object.fromEntries(
      Object.entries(read).filter(([, value]) => value !== undefined),
    ) as Partial<Item>),
  };
}

function micros(raw: unknown): bigint | undefined {
  const text = analyticsText(raw);
  if (text === undefined) return undefined;
  try {
    const amount = toMicros(text);
    return amount < LIMIT && amount > -LIMIT ? amount : undefined;
  } catch {
    return undefined;
  }
}
