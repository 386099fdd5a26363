import type { Texts } from './table.ts';

function words(en: string, ru: string, tr: string): Texts {
  return { en, ru, tr };
}

/** Words of what is told of the data themselves. */
export const DATA_WORDS = {
  state: {
    fresh: words('on time', 'вовремя', 'zamanında'),
    late: words('late', 'опаздывает', 'gecikiyor'),
    silent: words('silent', 'молчит', 'sessiz'),
    unknown: words('no rhythm yet', 'ритм ещё неизвестен', 'ritmi henüz belirsiz'),
    ended: words('ended', 'завершён', 'sona erdi'),
  },
  check: {
    channel_known: words(
      'Visits whose channel is known',
      'Визиты с известным каналом',
      'Kanalı bilinen ziyaretler',
    ),
    paid_tagged: words(
      'Paid visits that name their campaign',
      'Платные визиты с названием кампании',
      'Kampanyasını söyleyen ücretli ziyaretler',
    ),
    paid_costed: words(
      'Paid visits whose source has cost',
      'Платные визиты, для источника которых есть расход',
      'Kaynağının maliyeti olan ücretli ziyaretler',
    ),
    revenue_attributed: words(
      'Revenue of a known source',
      'Выручка с известным источником',
      'Kaynağı bilinen ciro',
    ),
    sales_joined: words(
      'Leads and sales joined with another system',
      'Лиды и продажи, связанные с другой системой',
      'Başka bir sistemle birleşen potansiyel müşteriler ve satışlar',
    ),
    amount_known: words(
      'Sales whose amount is known',
      'Продажи с известной суммой',
      'Tutarı bilinen satışlar',
    ),
    margin_known: words(
      'Sales whose margin is known',
      'Продажи с известной маржой',
      'Katkı payı bilinen satışlar',
    ),
    records_read: words('Records that could be read', 'Прочитанные записи', 'Okunabilen kayıtlar'),
    records_new: words(
      'Records that came for the first time',
      'Записи, пришедшие впервые',
      'İlk kez gelen kayıtlar',
    ),
    clocks_right: words(
      'Touches that are not in the future',
      'Касания не из будущего',
      'Gelecekte olmayan temaslar',
    ),
  },
  remedy: {
    channel_known: words(
      'Put utm_source and utm_medium on your links, or add a rule for this source.',
      'Добавьте utm_source и utm_medium в ссылки или заведите правило для этого источника.',
      'Bağlantılara utm_source ve utm_medium ekleyin ya da bu kaynak için kural tanımlayın.',
    ),
    paid_tagged: words(
      'Put utm_campaign on the links of these ads.',
      'Добавьте utm_campaign в ссылки этих объявлений.',
      'Bu reklamların bağlantılarına utm_campaign ekleyin.',
    ),
    paid_costed: words(
      'Connect the ad account of this source, import its costs or add them by hand.',
      'Подключите рекламный кабинет этого источника, загрузите расходы или введите их вручную.',
      'Bu kaynağın reklam hesabını bağlayın, maliyetini yükleyin ya da elle girin.',
    ),
    revenue_attributed: words(
      'Pass the client id or the contact of the buyer on to the order, so that it meets the visits.',
      'Передавайте в заказ client id или контакт покупателя, чтобы заказ связался с визитами.',
      'Siparişe istemci kimliğini ya da alıcının iletişim bilgisini ekleyin ki ziyaretlerle buluşsun.',
    ),
    sales_joined: words(
      'Send an identifier that the website and this system share: client id, e-mail or phone.',
      'Передавайте общий для сайта и этой системы идентификатор: client id, email или телефон.',
      'Site ile bu sistemin ortak bir kimliğini gönderin: istemci kimliği, e-posta ya da telefon.',
    ),
    amount_known: words(
      'Give the amount and its currency, and exchange rates of its day.',
      'Укажите сумму и валюту, а также курс на этот день.',
      'Tutarı, para birimini ve o günün kurunu verin.',
    ),
    margin_known: words(
      'Send the cost of goods, or set margin_rate for the account.',
      'Передавайте себестоимость или задайте margin_rate для аккаунта.',
      'Satılan malın maliyetini gönderin ya da hesaba margin_rate tanımlayın.',
    ),
    records_read: words(
      'Look at the reasons, mend the sender, and try the records again.',
      'Посмотрите причины, исправьте отправителя и повторите чтение.',
      'Nedenlere bakın, göndereni düzeltin ve kayıtları yeniden deneyin.',
    ),
    records_new: words(
      'Nothing is counted twice; if the sender repeats much, look at its retries.',
      'Дважды ничего не считается; если повторов много, проверьте повторную отправку.',
      'Hiçbir şey iki kez sayılmaz; yinelenme çoksa gönderenin tekrarlarına bakın.',
    ),
    clocks_right: words(
      'Set the clock or the time zone of the sender.',
      'Проверьте часы и часовой пояс отправителя.',
      'Gönderenin saatini ya da saat dilimini ayarlayın.',
    ),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Texts>>>>;
