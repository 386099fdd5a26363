import type { Texts } from '../table.ts';
import type { ProductsReport } from './products.ts';

/** What a reader of the products has to know beside the figures. */
export function productsNotes({
  by,
  orders: { all, with_lines: told },
  unknown,
  least_together: least,
}: ProductsReport['meta']): readonly Texts[] {
  if (all === 0) return [];
  const pairs = by === 'pair';
  return [
    ...(told < all
      ? [
          {
            en: `${told} of ${all} paid orders carry their lines; the others are in no row.`,
            ru: `Состав известен по ${told} из ${all} оплаченных заказов; остальных в таблице нет.`,
            tr: `Ödenen ${all} siparişin ${told} tanesinin satırları biliniyor; ötekiler tabloda yok.`,
          },
        ]
      : []),
    ...(pairs
      ? [
          {
            en: `Lift 2 means: bought together twice as often as by chance. A pair stands in at least ${least} orders.`,
            ru: `Лифт 2 означает: вместе покупают вдвое чаще, чем случайно. Пара встречается не меньше чем в ${least} заказах.`,
            tr: `Kaldıraç 2: rastlantıya göre iki kat daha sık birlikte alınıyor. Bir çift en az ${least} siparişte bulunur.`,
          },
        ]
      : [MONEY]),
    ...(unknown.margin > 0 && !pairs ? [COSTS(unknown.margin)] : []),
    ...(unknown.revenue > 0 && !pairs ? [FOREIGN(unknown.revenue)] : []),
  ];
}

const MONEY: Texts = {
  en: 'Revenue is that of lines as they were kept, without tax; the margin takes off what the goods cost, by the order or by the list of goods as it is now.',
  ru: 'Выручка – по строкам заказов за вычетом возвратов, без НДС; маржа – за вычетом себестоимости по заказу или по нынешнему списку товаров.',
  tr: 'Ciro, iadeler düşüldükten sonra satırların KDV’siz tutarıdır; katkı payı, siparişteki ya da güncel ürün listesindeki maliyeti düşer.',
};
const COSTS = (lines: number): Texts => ({
  en: `The cost of ${lines} lines is not known, so neither is their margin: import a list of goods with SKU and cost.`,
  ru: `Себестоимость ${lines} строк неизвестна, поэтому неизвестна и маржа: загрузите список товаров с артикулом и себестоимостью.`,
  tr: `${lines} satırın maliyeti, dolayısıyla katkı payı bilinmiyor: stok kodu ve maliyet içeren bir ürün listesi yükleyin.`,
});
const FOREIGN = (lines: number): Texts => ({
  en: `The money of ${lines} lines is missing or in another currency: it is unknown here.`,
  ru: `Деньги по ${lines} строкам не указаны или в другой валюте: здесь они неизвестны.`,
  tr: `${lines} satırın tutarı belirtilmemiş ya da başka para biriminde: burada bilinmiyor.`,
});
