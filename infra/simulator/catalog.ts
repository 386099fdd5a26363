/** One thing on the shelf. Prices in minor units (kopecks), tax included. */
export interface Product {
  readonly id: number;
  readonly variantId: number;
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly price: number;
  /** What the shop pays for one, without tax. */
  readonly cost: number;
  /** How often it is bought, against the others. */
  readonly popularity: number;
}

/** “Mug & Oak”: tableware and small furniture, an invented shop. */
export const SHOP = {
  name: 'Mug & Oak',
  site: 'https://mugandoak.example',
  host: 'mugandoak.example',
  domain: 'mug-and-oak.shop.example',
} as const;

/** VAT inside the prices: 20 / 120 of the gross amount. */
export const TAX_PERCENT = 20;

/** Of a price with tax, in kopecks a rouble: what is heavy earns less. */
const COST_SHARE: Readonly<Record<string, number>> = {
  mugs: 36,
  teaware: 40,
  kitchen: 42,
  lighting: 46,
  furniture: 52,
};

const product = (
  n: number,
  name: string,
  category: string,
  roubles: number,
  popularity: number,
) => ({
  id: 8_100_000 + n,
  variantId: 44_100_000 + n,
  sku: `${category.slice(0, 3).toUpperCase()}-${String(n).padStart(3, '0')}`,
  name,
  category,
  price: roubles * 100,
  cost: Math.round(roubles * COST_SHARE[category]!),
  popularity,
});

export const PRODUCTS: readonly Product[] = [
  product(1, 'Stoneware mug “Fog”', 'mugs', 890, 20),
  product(2, 'Porcelain mug “North”', 'mugs', 1_290, 18),
  product(3, 'Set of four mugs', 'mugs', 3_490, 11),
  product(4, 'Teapot “Cedar”', 'teaware', 4_190, 6),
  product(5, 'Oak serving board', 'kitchen', 2_390, 11),
  product(6, 'Table lamp “Dusk”', 'lighting', 5_900, 7),
  product(7, 'Oak stool', 'furniture', 6_900, 7),
  product(8, 'Chair “Lada”', 'furniture', 9_400, 5),
  product(9, 'Coffee table “Birch”', 'furniture', 13_900, 2.5),
  product(10, 'Bookshelf “Ladder”', 'furniture', 17_900, 1.5),
];
