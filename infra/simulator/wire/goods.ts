import type { Calendar } from '../calendar.ts';
import { PRODUCTS } from '../catalog.ts';
import type { StockLevel } from '../stock.ts';

/** The list of goods as the warehouse's own program exports it: prices with tax, cost without. */
export function productsFile(): string {
  const lines = PRODUCTS.map(({ sku, name, category, price, cost }) =>
    [sku, name, category, (price / 100).toFixed(2), (cost / 100).toFixed(2), 'RUB'].join(';'),
  );
  return `SKU;Name;Category;Price;Cost;Currency\n${lines.join('\n')}\n`;
}

/** What lay on the shelves, a line a product and day. */
export function stockFile(levels: readonly StockLevel[], calendar: Calendar): string {
  const lines = levels.map(({ day, product, available, incoming }) =>
    [calendar.days[day], product.sku, 'main', available, incoming].join(';'),
  );
  return `Date;SKU;Location;Available;Incoming\n${lines.join('\n')}\n`;
}
