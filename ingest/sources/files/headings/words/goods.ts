import { CURRENCY, GOODS } from './shared.ts';
import type { Words } from './words.ts';

export const STOCK: Words = {
  ...GOODS,
  day: ['date', 'day', 'as of', 'дата', 'на дату', 'tarih'],
  available: [
    'stock',
    'available',
    'in stock',
    'on hand',
    'остаток',
    'остатки',
    'в наличии',
    'доступно',
    'stok',
    'mevcut',
    'inventory',
  ],
  reserved: ['reserved', 'резерв', 'в резерве', 'rezerve'],
  incoming: ['incoming', 'в пути', 'ожидается', 'yolda', 'gelen'],
  location: ['location', 'warehouse', 'склад', 'depo'],
};

export const PRODUCTS: Words = {
  ...CURRENCY,
  id: ['product id', 'id', 'id товара', 'ürün no', 'код'],
  sku: ['sku', 'variant sku', 'артикул', 'stok kodu', 'article'],
  title: [
    'title',
    'product name',
    'product',
    'name',
    'наименование',
    'название',
    'товар',
    'ürün adi',
    'ürün',
  ],
  category: ['category', 'type', 'product category', 'категория', 'kategori'],
  brand: ['brand', 'vendor', 'бренд', 'marka'],
  price: ['price', 'variant price', 'цена', 'fiyat', 'satiş fiyati'],
  cost_of_goods: [
    'cost',
    'cost per item',
    'cost price',
    'purchase price',
    'себестоимость',
    'закупочная цена',
    'maliyet',
    'aliş fiyati',
  ],
};
