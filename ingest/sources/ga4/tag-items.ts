import { EVENT_BOUNDS } from '../../contract/event.ts';
import { formatMicros, toMicros } from '../../contract/money.ts';

/** Fields of an item by the two letters that the tag writes before each. */
const FIELDS: Readonly<Record<string, string>> = {
  ...{ id: 'item_id', nm: 'item_name', br: 'item_brand', va: 'item_variant' },
  ...{ ca: 'item_category', c2: 'item_category2', c3: 'item_category3' },
  ...{ c4: 'item_category4', c5: 'item_category5', pr: 'price', qt: 'quantity' },
  ...{ cp: 'coupon', ds: 'discount', ln: 'item_list_name', li: 'item_list_id', lp: 'index' },
  ...{ pi: 'promotion_id', pn: 'promotion_name', cn: 'creative_name', cs: 'creative_slot' },
};

/**
 * Items of a hit (`pr1` … `pr200`: fields joined by `~`, one in a value is doubled) in the words of GA4. `pr` is
 * the price before the discount `ds`, each of one unit; the price of an item is what is left.
 */
export function tagItems(
  hit: ReadonlyMap<string, string>,
): readonly Readonly<Record<string, string>>[] {
  const found: { place: number; text: string }[] = [];
  for (const [name, text] of hit) {
    const place = /^pr([1-9]\d{0,3})$/.exec(name)?.[1];
    if (place) found.push({ place: Number(place), text });
  }
  return found
    .sort((a, b) => a.place - b.place)
    .slice(0, EVENT_BOUNDS.items + 1)
    .map(({ text }) => withPrice(fieldsOf(text)));
}

function fieldsOf(text: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const part of text.replaceAll('~~', '\0').split('~')) {
    const name = FIELDS[part.slice(0, 2)];
    if (name && part.length > 2) fields[name] ??= part.slice(2).replaceAll('\0', '~');
  }
  return fields;
}

function withPrice(fields: Record<string, string>): Record<string, string> {
  const { price, discount } = fields;
  if (price === undefined || discount === undefined) return fields;
  try {
    const left = formatMicros(toMicros(price) - toMicros(discount));
    return { ...fields, list_price: price, price: left };
  } catch {
    return fields;
  }
}
