import { CURRENCY, GOODS, MONEY, PERSON, TRAFFIC } from './shared.ts';
import type { Words } from './words.ts';

export const ORDERS: Words = {
  ...PERSON,
  ...TRAFFIC,
  ...MONEY,
  ...GOODS,
  order_number: [
    ...['order', 'order id', 'order #', 'order number', 'order no', 'transaction id', 'sipariş no'],
    ...['номер заказа', 'заказ', '№ заказа', 'номер документа', 'sipariş numarasi', 'id заказа'],
    ...['заказ №', 'sipariş', 'srid'],
  ],
  created: [
    ...['created at', 'order date', 'date', 'created', 'date created', 'ordered at', 'order time'],
    ...['дата заказа', 'дата создания', 'дата', 'sipariş tarihi', 'tarih', 'oluşturma tarihi'],
  ],
  paid: ['paid at', 'payment date', 'date paid', 'дата оплаты', 'ödeme tarihi'],
  changed: ['last modified', 'updated at', 'дата изменения', 'дата редактирования'],
  cancelled: ['cancelled at', 'canceled at', 'дата отмены', 'iptal tarihi'],
  status: [
    ...['financial status', 'status', 'order status', 'payment status', 'статус', 'статус заказа'],
    ...['durum', 'sipariş durumu'],
  ],
  subtotal: ['subtotal', 'подытог', 'ara toplam'],
  shipping: [
    'shipping',
    'shipping cost',
    'delivery cost',
    'доставка',
    'kargo',
    'стоимость доставки',
  ],
  refund: [
    'refunded amount',
    'refund',
    'refunds',
    'возврат',
    'сумма возврата',
    'iade',
    'iade tutari',
  ],
  coupon: [
    ...[
      'discount code',
      'coupon',
      'coupons',
      'coupon s',
      'promo code',
      'промокод',
      'купон',
      'kupon',
    ],
  ],
  partner: ['partner', 'affiliate', 'партнер', 'дилер', 'bayi', 'iş ortaği'],
  branch: [
    ...['branch', 'shop', 'showroom', 'филиал', 'магазин', 'салон', 'точка продаж'],
    ...['şube', 'mağaza'],
  ],
  commission: ['commission', 'вознаграждение', 'комиссия партнера', 'komisyon'],
  id: ['id'],
  attributes: ['note attributes'],
  origin: ['attribution', 'источник', 'kaynak'],
  ignored: [
    ...['fulfillment status', 'fulfilled at', 'accepts marketing', 'payment method', 'vendor'],
    ...['customer type', 'items sold', 'product s', 'n revenue', 'billing name', 'tags', 'notes'],
    ...['shipping method', 'risk level', 'lineitem taxable', 'payment reference'],
  ],
};

export const DEALS: Words = {
  ...PERSON,
  ...TRAFFIC,
  ...MONEY,
  id: ['id', 'record id', 'deal id', 'id сделки', 'номер сделки', 'anlaşma no', 'lead id'],
  title: [
    ...[
      'deal name',
      'название сделки',
      'deal',
      'сделка',
      'anlaşma',
      'firsat',
      'lead title',
      'deal title',
    ],
    ...['anlaşma adi'],
  ],
  stage: [
    ...[
      'deal stage',
      'lead stage',
      'stage',
      'стадия сделки',
      'этап сделки',
      'стадия',
      'этап',
      'aşama',
    ],
  ],
  pipeline: ['pipeline', 'воронка', 'satiş hatti', 'направление'],
  created: [
    ...['create date', 'created at', 'created', 'дата создания', 'дата создания сделки'],
    ...['oluşturma tarihi', 'deal created'],
  ],
  closed: [...['close date', 'closed at', 'won time', 'дата закрытия', 'kapaniş tarihi']],
  due: ['предполагаемая дата закрытия', 'expected close date'],
  changed: [
    ...['last modified date', 'updated at', 'дата редактирования', 'дата изменения'],
    ...['last modified', 'güncelleme tarihi'],
  ],
  won: ['is closed won'],
  is_closed: ['сделка закрыта', 'is closed', 'closed'],
  branch: [
    ...['branch', 'shop', 'showroom', 'филиал', 'магазин', 'салон', 'точка продаж'],
    ...['şube', 'mağaza'],
  ],
  owner: ['deal owner', 'owner', 'responsible', 'ответственный', 'sorumlu'],
  origin: ['original source', 'original traffic source', 'lead source', 'источник', 'kaynak'],
  company: ['company', 'компания', 'компания контакта', 'şirket', 'firma'],
  ignored: [
    ...['amount in company currency', 'associated contact ids', 'associated company ids', 'теги'],
    ...['кем создана сделка', 'кем редактирована', 'примечание', 'тип', 'ответственный за контакт'],
  ],
};

export const CALLS: Words = {
  ...PERSON,
  ...TRAFFIC,
  id: ['call id', 'id звонка', 'id', 'arama no'],
  time: [
    ...['call time', 'start time', 'started at', 'call date', 'date', 'time', 'дата звонка'],
    ...[
      'время звонка',
      'дата и время',
      'начало звонка',
      'дата',
      'arama tarihi',
      'tarih',
      'дата время',
    ],
  ],
  direction: ['direction', 'call direction', 'направление', 'тип звонка', 'yön', 'arama yönü'],
  status: [
    'call status',
    'status',
    'статус',
    'статус звонка',
    'результат звонка',
    'durum',
    'arama durumu',
  ],
  duration: [
    ...['duration', 'talk time', 'call duration', 'длительность', 'длительность разговора', 'süre'],
    ...['duration seconds', 'длительность звонка', 'время разговора', 'konuşma süresi'],
  ],
  wait: ['wait time', 'время ожидания', 'bekleme süresi'],
  tracking_number: [
    'tracking number',
    'called number',
    'виртуальный номер',
    'номер назначения',
    'подменный номер',
    'aranan numara',
  ],
  owner: ['operator', 'agent', 'оператор', 'сотрудник', 'temsilci'],
  script: [
    ...['script', 'call script', 'checkpoints', 'скрипт', 'пункты скрипта', 'чек-лист'],
    ...['senaryo', 'arama senaryosu'],
  ],
  campaign: ['utm campaign', 'campaign', 'кампания', 'kampanya'],
  origin: ['источник', 'kaynak'],
};

export const LEADS: Words = {
  ...PERSON,
  ...TRAFFIC,
  ...CURRENCY,
  id: ['lead id', 'id лида', 'id', 'id заявки', 'номер заявки', 'başvuru no'],
  created: [
    ...[
      'created at',
      'created time',
      'create date',
      'created',
      'submitted at',
      'date',
      'дата создания',
    ],
    ...['дата заявки', 'дата', 'oluşturma tarihi', 'başvuru tarihi', 'tarih', 'submission date'],
  ],
  status: ['lead status', 'status', 'статус лида', 'статус', 'статус заявки', 'durum'],
  title: ['lead', 'lead name', 'лид', 'название лида', 'заявка', 'lead title'],
  name: ['full name', 'name', 'имя', 'ad soyad', 'first name', 'фио'],
  subject: ['form', 'form name', 'форма', 'form adi', 'lead type', 'тип заявки'],
  owner: ['lead owner', 'owner', 'ответственный', 'sorumlu'],
  campaign: ['utm campaign', 'campaign name', 'campaign', 'кампания', 'kampanya'],
  origin: ['lead source', 'источник', 'kaynak'],
};
