import type { Texts } from './table.ts';

type Words = Readonly<Record<string, Texts>>;

/** Words of closed months and of reconciliation: why facts differ, and what lies between our figures and the books. */
export const BOOK_WORDS = {
  reason: {
    late_cost: { en: 'cost came late', ru: 'расход пришёл позже', tr: 'maliyet geç geldi' },
    restated_cost: { en: 'cost was restated', ru: 'расход пересчитан', tr: 'maliyet düzeltildi' },
    withdrawn_cost: { en: 'cost was withdrawn', ru: 'расход отозван', tr: 'maliyet geri çekildi' },
    renamed_cost: {
      en: 'campaign was renamed',
      ru: 'кампания переименована',
      tr: 'kampanyanın adı değişti',
    },
    late_sale: {
      en: 'sale or payment came late',
      ru: 'продажа или оплата пришла позже',
      tr: 'satış ya da ödeme geç geldi',
    },
    changed_sale: { en: 'amount was changed', ru: 'сумма изменена', tr: 'tutar değişti' },
    changed_margin: {
      en: 'cost of goods was changed',
      ru: 'себестоимость изменена',
      tr: 'mal maliyeti değişti',
    },
    withdrawn_sale: {
      en: 'cancelled or deleted',
      ru: 'отменено или удалено',
      tr: 'iptal edildi ya da silindi',
    },
    moved_sale: {
      en: 'moved to another month',
      ru: 'перенесено в другой месяц',
      tr: 'başka aya taşındı',
    },
    told_by_order: {
      en: 'counted as an order now',
      ru: 'теперь учтено как заказ',
      tr: 'artık sipariş olarak sayılıyor',
    },
    late_refund: { en: 'refund came late', ru: 'возврат пришёл позже', tr: 'iade geç geldi' },
    changed_refund: { en: 'refund was changed', ru: 'возврат изменён', tr: 'iade değişti' },
    withdrawn_refund: {
      en: 'refund was withdrawn',
      ru: 'возврат отозван',
      tr: 'iade geri çekildi',
    },
    people_merged: { en: 'people were merged', ru: 'люди объединены', tr: 'kişiler birleştirildi' },
    journey_changed: {
      en: 'touches came late',
      ru: 'касания пришли позже',
      tr: 'temaslar geç geldi',
    },
    rule_changed: {
      en: 'channel rule was changed',
      ru: 'изменено правило каналов',
      tr: 'kanal kuralı değişti',
    },
    rate_changed: {
      en: 'exchange rate was changed',
      ru: 'изменён курс валюты',
      tr: 'döviz kuru değişti',
    },
    terms_changed: {
      en: 'VAT or fee was changed',
      ru: 'изменены НДС или комиссия',
      tr: 'KDV ya da ücret değişti',
    },
    became_known: { en: 'amount became known', ru: 'сумма стала известна', tr: 'tutar belli oldu' },
    became_unknown: {
      en: 'amount became unknown',
      ru: 'сумма стала неизвестна',
      tr: 'tutar bilinmez oldu',
    },
  },
  step: {
    visit: { en: 'Visit', ru: 'Визит', tr: 'Ziyaret' },
    lead: { en: 'Lead', ru: 'Лид', tr: 'Potansiyel müşteri' },
    qualified: { en: 'Qualified', ru: 'Квалифицирован', tr: 'Nitelikli' },
    deal: { en: 'Deal or order', ru: 'Сделка или заказ', tr: 'Anlaşma ya da sipariş' },
    paid: { en: 'Paid', ru: 'Оплата', tr: 'Ödendi' },
    costs: {
      en: 'Invoices and ad costs',
      ru: 'Счета и расходы на рекламу',
      tr: 'Faturalar ve reklam maliyetleri',
    },
    deals: { en: 'Deals and orders', ru: 'Сделки и заказы', tr: 'Anlaşmalar ve siparişler' },
    payments: { en: 'Orders and payments', ru: 'Заказы и платежи', tr: 'Siparişler ve ödemeler' },
  },
  line: {
    costs_left: { en: 'Invoices, with VAT', ru: 'Счета с НДС', tr: 'Faturalar, KDV dahil' },
    costs_right: {
      en: 'Ad costs, net',
      ru: 'Расходы на рекламу без НДС',
      tr: 'Reklam maliyetleri, net',
    },
    deals_left: {
      en: 'Deals won (CRM)',
      ru: 'Выигранные сделки (CRM)',
      tr: 'Kazanılan anlaşmalar (CRM)',
    },
    deals_right: {
      en: 'Orders paid, net',
      ru: 'Оплаченные заказы без НДС',
      tr: 'Ödenen siparişler, net',
    },
    payments_left: {
      en: 'Orders paid, net',
      ru: 'Оплаченные заказы без НДС',
      tr: 'Ödenen siparişler, net',
    },
    payments_right: { en: 'Payments', ru: 'Платежи', tr: 'Ödemeler' },
    vat: { en: 'VAT', ru: 'НДС', tr: 'KDV' },
    agency_fee: { en: 'Agency fee', ru: 'Комиссия агентства', tr: 'Ajans ücreti' },
    other_service: { en: 'Other services', ru: 'Другие услуги', tr: 'Diğer hizmetler' },
    vat_and_shipping: { en: 'VAT and shipping', ru: 'НДС и доставка', tr: 'KDV ve kargo' },
    other_period: { en: 'Other period', ru: 'Другой период', tr: 'Başka dönem' },
    invoice_missing: {
      en: 'Cost without an invoice',
      ru: 'Расход без счёта',
      tr: 'Faturasız maliyet',
    },
    cost_missing: { en: 'Invoice without costs', ru: 'Счёт без расходов', tr: 'Maliyetsiz fatura' },
    deal_without_order: {
      en: 'Deal without an order',
      ru: 'Сделка без заказа',
      tr: 'Siparişsiz anlaşma',
    },
    order_without_deal: {
      en: 'Order without a deal',
      ru: 'Заказ без сделки',
      tr: 'Anlaşmasız sipariş',
    },
    duplicate: { en: 'Told twice', ru: 'Учтено дважды', tr: 'İki kez bildirildi' },
    cancelled: { en: 'Cancelled', ru: 'Отменено', tr: 'İptal edildi' },
    no_sale: {
      en: 'No sale (test, gift card)',
      ru: 'Не продажа (тест, подарочная карта)',
      tr: 'Satış değil (test, hediye kartı)',
    },
    unpaid: { en: 'Unpaid', ru: 'Не оплачено', tr: 'Ödenmedi' },
    prepaid: { en: 'Prepaid', ru: 'Предоплата', tr: 'Ön ödeme' },
    underpaid: { en: 'Underpaid', ru: 'Недоплата', tr: 'Eksik ödeme' },
    overpaid: { en: 'Overpaid', ru: 'Переплата', tr: 'Fazla ödeme' },
    refunded: { en: 'Refunded', ru: 'Возвращено', tr: 'İade edildi' },
    payment_of_deal: { en: 'Payment for a deal', ru: 'Платёж по сделке', tr: 'Anlaşma ödemesi' },
    payment_without_order: {
      en: 'Payment without an order',
      ru: 'Платёж без заказа',
      tr: 'Siparişsiz ödeme',
    },
    exchange_rate: { en: 'Exchange rate', ru: 'Курс валюты', tr: 'Döviz kuru' },
    amount_differs: { en: 'Amounts differ', ru: 'Суммы расходятся', tr: 'Tutarlar farklı' },
    rounding: { en: 'Rounding', ru: 'Округление', tr: 'Yuvarlama' },
    unknown_amount: { en: 'Amount not known', ru: 'Сумма неизвестна', tr: 'Tutar bilinmiyor' },
  },
  label: {
    frozen: { en: 'at the close', ru: 'при закрытии', tr: 'kapanışta' },
    now: { en: 'now', ru: 'сейчас', tr: 'şimdi' },
  },
} as const satisfies Record<string, Words>;
