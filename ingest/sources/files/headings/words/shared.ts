import type { Words } from './words.ts';

export const PERSON: Words = {
  customer: [
    ...['customer', 'customer name', 'contact', 'billing name', 'client', 'buyer'],
    ...['клиент', 'контрагент', 'контакт', 'полное имя контакта', 'покупатель', 'müşteri', 'cari'],
  ],
  email: [
    ...['email', 'e-mail', 'mail', 'customer email', 'contact email', 'work email'],
    ...[
      'эл почта',
      'электронная почта',
      'почта',
      'рабочий email',
      'e-posta',
      'eposta',
      'email адрес',
    ],
  ],
  phone: [
    ...[
      'phone',
      'phone number',
      'customer phone',
      'caller',
      'caller number',
      'billing phone',
      'mobile',
    ],
    ...['телефон', 'рабочий телефон', 'номер телефона', 'номер абонента', 'мобильный телефон'],
    ...['телефон клиента', 'telefon', 'cep telefonu', 'telefon numarasi', 'arayan numara'],
  ],
  client_id: ['client id', 'clientid', 'ga client id', 'ga clientid', 'google client id', 'cid'],
  ym_client_id: ['ym uid', 'ym client id', 'yandex client id', 'метрика client id', 'ym clientid'],
  user_id: ['user id', 'userid', 'login', 'логин'],
};

export const TRAFFIC: Words = {
  source: ['utm source', 'source', 'traffic source', 'utm-source'],
  medium: ['utm medium', 'medium', 'канал трафика'],
  campaign: ['utm campaign'],
  term: ['utm term'],
  content: ['utm content'],
  gclid: ['gclid'],
  yclid: ['yclid'],
  fbclid: ['fbclid'],
  referrer: ['referrer', 'referer', 'реферер'],
  url: [
    'landing page',
    'landing url',
    'page url',
    'url',
    'page',
    'страница',
    'адрес страницы',
    'sayfa',
  ],
};

export const CURRENCY: Words = {
  currency: [
    ...['currency', 'currency code', 'account currency', 'валюта', 'код валюты'],
    ...['para birimi', 'para birimi kodu', 'döviz', 'doviz'],
  ],
};

export const MONEY: Words = {
  ...CURRENCY,
  amount: [
    ...[
      'total',
      'amount',
      'order total',
      'grand total',
      'total price',
      'sum',
      'order amount',
      'sale',
    ],
    ...['сумма', 'выручка', 'бюджет', 'оборот', 'итого', 'сумма заказа', 'стоимость', 'доход'],
    ...[
      'tutar',
      'toplam',
      'ciro',
      'genel toplam',
      'sipariş tutari',
      'revenue',
      'deal value',
      'value',
    ],
  ],
  net: ['net sales', 'net', 'net amount', 'net total', 'сумма без ндс', 'без ндс', 'net tutar'],
  tax: ['tax', 'taxes', 'vat', 'ндс', 'сумма ндс', 'kdv', 'kdv tutari', 'tax total'],
  discount: ['discount amount', 'discount', 'скидка', 'indirim', 'indirim tutari'],
  cost_of_goods: ['cogs', 'cost of goods', 'cost', 'себестоимость', 'maliyet', 'cost price'],
  margin: ['margin', 'profit', 'gross profit', 'маржа', 'валовая прибыль', 'kâr', 'kar', 'прибыль'],
};

export const GOODS: Words = {
  quantity: [
    ...['quantity', 'qty', 'lineitem quantity', 'количество', 'кол-во', 'кол во', 'adet', 'miktar'],
  ],
  product: [
    ...['product', 'lineitem name', 'product name', 'item', 'item name', 'номенклатура', 'товар'],
    ...['название товара', 'ürün', 'ürün adi', 'наименование'],
  ],
  sku: ['sku', 'lineitem sku', 'артикул', 'stok kodu', 'артикул поставщика', 'article'],
  price: ['price', 'lineitem price', 'unit price', 'цена', 'fiyat', 'birim fiyat'],
  item_discount: ['lineitem discount'],
};
