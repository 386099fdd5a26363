import type { Meaning } from './meanings.ts';

/** Headings by meaning, as `foldHeading` writes them: English, Russian, Turkish and what vendors say. */
export type Words = Partial<Readonly<Record<Meaning, readonly string[]>>>;

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

const CURRENCY: Words = {
  currency: [
    ...['currency', 'currency code', 'account currency', 'валюта', 'код валюты'],
    ...['para birimi', 'para birimi kodu', 'döviz', 'doviz'],
  ],
};

export const ADS: Words = {
  ...CURRENCY,
  day: [
    ...['date', 'day', 'gregorian date', 'time period', 'reporting starts', 'start date', 'by day'],
    ...[
      'start date in utc',
      'stat time day',
      'дата',
      'день',
      'дата начала',
      'дата начала отчетности',
    ],
    ...['tarih', 'gün', 'rapor başlangici', 'début des rapports', 'jour'],
  ],
  until: [
    ...['reporting ends', 'end date', 'дата окончания отчетности', 'дата окончания', 'rapor sonu'],
    ...['bitiş tarihi', 'end date in utc', 'fin des rapports'],
  ],
  month: ['month', 'месяц', 'ay'],
  campaign: [
    ...['campaign', 'campaign name', 'utm campaign', 'nom de la campagne'],
    ...['кампания', 'название кампании', 'kampanya', 'kampanya adi'],
  ],
  campaign_id: ['campaign id', '№ кампании', 'id кампании', 'номер кампании', 'kampanya kimliği'],
  ad_group: [
    ...['ad group', 'ad group name', 'ad set name', 'ad set', 'ad squad', 'adset name'],
    ...['группа', 'название группы', 'группа объявлений', 'название группы объявлений'],
    ...['reklam grubu', 'reklam seti adi'],
  ],
  ad_group_id: ['ad group id', 'ad set id', '№ группы', 'id группы', 'reklam seti kimliği'],
  ad: [
    ...['ad', 'ad name', 'creative', 'creative name', 'объявление', 'название объявления'],
    ...['reklam', 'reklam adi', 'reklamlar', 'название товара'],
  ],
  ad_id: ['ad id', '№ объявления', 'id объявления', 'sku', 'creative id'],
  keyword: [
    ...[
      'keyword',
      'search keyword',
      'search term',
      'utm term',
      'условие показа',
      'фраза',
      'запрос',
    ],
    ...['ключевое слово', 'anahtar kelime', 'arama terimi', 'arama anahtar kelimesi'],
  ],
  impressions: [
    'impr',
    'impressions',
    'views',
    'показы',
    'gösterim',
    'gösterimler',
    'görüntülenme',
  ],
  clicks: [
    ...[
      'link clicks',
      'clicks',
      'swipes',
      'clicks destination',
      'клики по ссылке',
      'клики',
      'переходы',
    ],
    ...['bağlanti tiklamalari', 'tiklamalar', 'tiklama', 'clicks all', 'клики все'],
  ],
  cost: [
    ...['cost', 'spend', 'amount spent', 'total spent', 'montant dépensé', 'costs', 'amount'],
    ...[
      'расход',
      'расходы',
      'потрачено',
      'потрачено всего',
      'сумма затрат',
      'стоимость',
      'затраты',
    ],
    ...['maliyet', 'harcama', 'harcanan tutar'],
  ],
  fee: ['fee', 'agency fee', 'комиссия', 'комиссия агентства', 'komisyon'],
  conversions: [
    ...['conversions', 'results', 'purchases', 'leads', 'конверсии', 'результаты', 'результат'],
    ...['dönüşümler', 'sonuçlar', 'alişverişler'],
  ],
  conversion_value: [
    ...['conv value', 'conversion value', 'revenue', 'purchases conversion value'],
    ...['ценность конв', 'доход', 'прибыль', 'dönüşüm değeri', 'alişveriş dönüşüm değeri'],
  ],
  result: ['result indicator', 'attribution setting', 'sonuç göstergesi', 'индикатор результатов'],
  source: ['utm source', 'source', 'источник', 'kaynak'],
  medium: ['utm medium', 'medium'],
  platform: ['platform', 'площадка', 'platform adi', 'channel', 'канал', 'kanal'],
  ignored: [
    ...['ctr', 'wctr', 'reach', 'охват', 'erişim', 'campaign status', 'campaign type', 'ecpc'],
    ...['цена за результат', 'ср цена клика', 'взвешенные показы', 'отказы', 'глубина'],
    ...['campaign group name', 'цена товара', 'добавления в корзину', 'avg cpc', 'cpc destination'],
    ...['средняя стоимость клика', 'расход бонусами', 'количество', 'cpm', 'cpc', 'frequency'],
  ],
};

const MONEY: Words = {
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

const GOODS: Words = {
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

export const VISITS: Words = {
  ...PERSON,
  ...TRAFFIC,
  time: [
    'visit time',
    'time',
    'date time',
    'datetime',
    'timestamp',
    'время визита',
    'дата визита',
    'ziyaret zamani',
    'session start',
  ],
  campaign: ['utm campaign', 'campaign'],
};

export const TOUCHES: Words = {
  ...PERSON,
  ...TRAFFIC,
  time: [
    'touch time',
    'touch date',
    'event date',
    'date',
    'time',
    'дата',
    'дата касания',
    'дата мероприятия',
    'tarih',
    'etkinlik tarihi',
  ],
  event: [
    'touch',
    'event',
    'event name',
    'place',
    'касание',
    'мероприятие',
    'точка контакта',
    'etkinlik',
    'temas',
  ],
  subject: ['touch type', 'event type', 'тип касания', 'temas türü'],
  campaign: ['utm campaign', 'campaign', 'кампания', 'kampanya'],
};

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

export const PARTNER_SALES: Words = {
  ...ORDERS,
  partner: [
    'partner',
    'affiliate',
    'publisher',
    'dealer',
    'партнер',
    'дилер',
    'вебмастер',
    'bayi',
    'iş ortaği',
    'distributor',
  ],
};

export const PROMO_CODES: Words = {
  coupon: [
    'promo code',
    'code',
    'coupon code',
    'coupon',
    'discount code',
    'промокод',
    'купон',
    'код',
    'promosyon kodu',
    'kupon kodu',
    'indirim kodu',
  ],
  partner: ['partner', 'blogger', 'influencer', 'партнер', 'блогер', 'iş ortaği', 'affiliate'],
  platform: ['channel', 'канал', 'kanal'],
  campaign: ['campaign', 'кампания', 'kampanya'],
  medium: ['medium'],
  discount: ['discount', 'discount amount', 'скидка', 'indirim'],
  share: ['discount percent', 'percent', 'процент скидки', 'indirim orani', 'discount share'],
  from: ['from', 'start date', 'valid from', 'начало', 'с', 'başlangiç', 'действует с'],
  to: ['to', 'end date', 'valid to', 'valid until', 'окончание', 'по', 'bitiş', 'действует до'],
  limit: ['limit', 'usage limit', 'лимит', 'kullanim limiti'],
};

export const MARKET: Words = {
  day: ['date', 'day', 'month', 'дата', 'день', 'месяц', 'tarih', 'ay'],
  until: ['until', 'end date', 'дата окончания', 'bitiş tarihi'],
  metric: ['metric', 'indicator', 'показатель', 'gösterge', 'metrik'],
  value: ['value', 'значение', 'değer'],
  subject: ['subject', 'query', 'предмет', 'запрос', 'konu', 'category'],
  region: ['region', 'country', 'регион', 'bölge', 'ülke'],
  unit: ['unit', 'единица', 'ед изм', 'birim'],
  provenance: ['provenance', 'source', 'источник', 'kaynak'],
};

/** Search Console, Yandex Webmaster and whoever else tells queries by day. */
export const SEARCHES: Words = {
  day: ['date', 'day', 'дата', 'день', 'tarih'],
  query: [
    ...['query', 'queries', 'top queries', 'search query', 'search term', 'запрос'],
    ...['поисковый запрос', 'запросы', 'sorgu', 'arama sorgusu', 'en çok yapilan sorgular'],
  ],
  url: ['page', 'url', 'landing page', 'страница', 'адрес страницы', 'sayfa'],
  platform: [
    ...['search engine', 'engine', 'site', 'property', 'поисковая система', 'сайт'],
    ...['arama motoru'],
  ],
  region: ['country', 'region', 'страна', 'регион', 'ülke', 'bölge'],
  impressions: ['impressions', 'shows', 'impr', 'показы', 'gösterim', 'gösterimler'],
  clicks: ['clicks', 'клики', 'переходы', 'tiklama', 'tiklamalar'],
  position: [
    ...['position', 'average position', 'avg position', 'avg show position'],
    ...['позиция', 'средняя позиция', 'ср позиция', 'konum', 'ortalama konum'],
  ],
  ignored: ['ctr', 'click through rate', 'avg click position', 'средняя позиция клика', 'tbo'],
};

/** Reviews as map services, marketplaces and reputation tools export them. */
export const REVIEWS: Words = {
  id: ['review id', 'id', 'id отзыва', 'yorum no'],
  created: [
    ...['review date', 'created at', 'published at', 'date', 'дата отзыва', 'дата публикации'],
    ...['дата', 'yorum tarihi', 'tarih'],
  ],
  platform: [
    ...['platform', 'review site', 'site', 'service', 'площадка', 'сервис', 'сайт'],
    ...['platform adi', 'mecra'],
  ],
  branch: ['branch', 'location', 'store', 'филиал', 'точка', 'адрес', 'şube', 'mağaza'],
  product: ['product', 'product name', 'товар', 'номенклатура', 'ürün', 'ürün adi'],
  rating: [
    ...['rating', 'stars', 'star rating', 'score', 'оценка', 'рейтинг', 'звезды', 'puan', 'yildiz'],
  ],
  comment: ['review', 'review text', 'text', 'comment', 'отзыв', 'текст отзыва', 'yorum', 'metin'],
  replied: [
    ...['reply date', 'replied at', 'response date', 'дата ответа', 'ответили', 'yanit tarihi'],
  ],
  url: ['url', 'link', 'ссылка', 'bağlanti'],
  order_number: ['order', 'order number', 'номер заказа', 'заказ', 'sipariş no'],
  email: PERSON.email!,
  phone: PERSON.phone!,
  ignored: ['author', 'reviewer', 'автор', 'reply', 'ответ', 'yanit', 'yazar'],
};

/** Posts and mentions as social networks and listening tools export them. */
export const SOCIAL: Words = {
  network: ['network', 'social network', 'соцсеть', 'социальная сеть', 'сеть', 'sosyal ağ', 'ağ'],
  customer: [
    'profile',
    'page name',
    'account name',
    'профиль',
    'сообщество',
    'profil',
    'sayfa adi',
  ],
  time: [
    ...['published at', 'post time', 'publish time', 'time', 'date', 'опубликовано'],
    ...['время публикации', 'дата публикации', 'дата', 'yayin zamani', 'yayin tarihi', 'tarih'],
  ],
  post: ['post', 'post id', 'permalink', 'post url', 'пост', 'публикация', 'gönderi'],
  operation: ['kind', 'post type', 'format', 'вид', 'тип', 'тип публикации', 'tür'],
  impressions: ['impressions', 'показы', 'gösterim', 'gösterimler'],
  reach: ['reach', 'охват', 'erişim'],
  engagements: [
    ...['engagements', 'engagement', 'interactions', 'вовлечения', 'реакции', 'взаимодействия'],
    ...['etkileşim', 'etkileşimler'],
  ],
  likes: ['likes', 'лайки', 'нравится', 'beğeni', 'beğeniler'],
  comments: ['comments', 'комментарии', 'yorumlar', 'yorum'],
  shares: ['shares', 'reposts', 'репосты', 'поделились', 'paylaşim', 'paylaşimlar'],
  clicks: ['link clicks', 'clicks', 'клики', 'переходы', 'tiklama', 'tiklamalar'],
  views: ['views', 'video views', 'просмотры', 'görüntülenme', 'izlenme'],
  followers: ['followers', 'subscribers', 'подписчики', 'takipçi', 'takipçiler'],
  mentions: ['mentions', 'упоминания', 'bahsetme', 'bahsedilme'],
  url: ['link', 'link url', 'ссылка', 'bağlanti'],
  ignored: ['saves', 'сохранения', 'kaydetme', 'er', 'engagement rate'],
};

export const PLAN: Words = {
  month: ['month', 'месяц', 'ay', 'period', 'период'],
  platform: ['channel', 'канал', 'kanal'],
  budget: ['budget', 'бюджет', 'bütçe', 'planned budget', 'план', 'budget net'],
  campaign: ['campaign', 'кампания', 'kampanya'],
  clicks: ['clicks', 'клики', 'tiklamalar'],
  ignored: [
    'impressions',
    'показы',
    'leads',
    'лиды',
    'deals',
    'сделки',
    'orders',
    'заказы',
    'cpm',
    'ctr',
    'cr',
    'aov',
  ],
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
