import { CURRENCY, MONEY } from './shared.ts';
import type { Words } from './words.ts';

export const INVOICES: Words = {
  ...CURRENCY,
  number: [
    'invoice number',
    'invoice no',
    'invoice',
    'номер счета',
    '№ счета',
    'счет',
    'fatura no',
    'fatura numarasi',
    'номер акта',
  ],
  supplier: ['supplier', 'vendor', 'поставщик', 'исполнитель', 'tedarikçi'],
  day: [
    'invoice date',
    'issued at',
    'date',
    'дата',
    'дата счета',
    'дата акта',
    'fatura tarihi',
    'tarih',
  ],
  paid: ['paid at', 'payment date', 'дата оплаты', 'ödeme tarihi'],
  category: ['category', 'категория', 'статья', 'kategori'],
  amount: ['gross', 'total', 'amount', 'сумма', 'сумма с ндс', 'итого', 'toplam', 'tutar'],
  net: ['net', 'net amount', 'без ндс', 'сумма без ндс', 'net tutar', 'matrah'],
  tax: ['vat', 'tax', 'ндс', 'сумма ндс', 'kdv'],
  source: ['utm source', 'source', 'источник', 'kaynak'],
  platform: ['channel', 'канал', 'kanal'],
  from: ['from', 'period start', 'с', 'начало периода', 'başlangiç'],
  to: ['to', 'period end', 'по', 'конец периода', 'bitiş'],
};

export const BANK: Words = {
  ...CURRENCY,
  day: ['date', 'дата', 'tarih', 'booking date', 'value date', 'дата операции', 'işlem tarihi'],
  purpose: [
    'description',
    'details',
    'назначение платежа',
    'назначениеплатежа',
    'açiklama',
    'описание',
  ],
  amount: ['amount', 'сумма', 'tutar'],
  direction: ['направление', 'direction'],
  number: ['dekont no', 'reference', 'номер', 'номер документа', 'transaction id'],
  customer: ['контрагент', 'counterparty', 'karşi taraf'],
  ignored: ['balance', 'bakiye', 'остаток', 'счет контрагента'],
};

/** Sales by document as accounting prints them: one row a group, a document or a line of one. */
export const SALES_REPORT: Words = {
  ...MONEY,
  customer: ['контрагент', 'покупатель', 'клиент'],
  document: ['дата документ', 'документ', 'документ продажи', 'документ движения', 'регистратор'],
  product: ['номенклатура', 'товар'],
  quantity: ['количество', 'кол-во', 'кол во'],
  amount: ['выручка', 'сумма', 'стоимость', 'сумма с ндс', 'сумма руб', 'выручка руб'],
};

export const MARKETPLACE: Words = {
  sku: ['артикул поставщика'],
  operation: ['обоснование для оплаты'],
  document: ['тип документа'],
  created: ['дата заказа покупателем'],
  paid: ['дата продажи'],
  quantity: ['кол-во', 'кол во', 'количество'],
  amount: ['вайлдберриз реализовал товар пр'],
  net: ['к перечислению продавцу за реализованный товар'],
  shipping: ['услуги по доставке товара покупателю'],
  order_number: ['srid'],
  product: ['название', 'предмет'],
  fee: ['общая сумма штрафов', 'штраф'],
  cost: ['хранение'],
};
