import { decimalText } from '../decimal-text.ts';
import { FRAUD_WORDS } from '../fraud-words.ts';
import type { Texts } from '../table.ts';
import type { FraudReport } from './fraud.ts';
import { FEWEST_EXAMINED, type FraudSignal, FRAUD_LIMITS as LIMITS } from './fraud-terms.ts';

/** What a reader of signs of fraud has to know: the rule behind each finding, and what could not be examined. */
export function fraudNotes({
  signals,
  false_alerts: falseAlerts,
}: FraudReport['meta']): readonly Texts[] {
  const budget = decimalText(falseAlerts, falseAlerts < 0.1 ? 3 : 1, 'en');
  const comma = budget.replace('.', ',');
  return [
    ...signals.filter(({ status }) => status === 'found').map(({ signal }) => RULES[signal]),
    ...named(signals, 'not_told', (list) => ({
      en: `Not examined, because nothing that tells of it came: ${list('en')}.`,
      ru: `Не проверено, потому что таких данных нет: ${list('ru')}.`,
      tr: `Veri gelmediği için incelenmedi: ${list('tr')}.`,
    })),
    ...named(signals, 'too_few', (list) => ({
      en: `Not judged, because no campaign has ${FEWEST_EXAMINED} to examine: ${list('en')}.`,
      ru: `Не оценено, потому что ни у одной кампании нет ${FEWEST_EXAMINED} записей для проверки: ${list('ru')}.`,
      tr: `Hiçbir kampanyada incelenecek ${FEWEST_EXAMINED} kayıt olmadığı için değerlendirilmedi: ${list('tr')}.`,
    })),
    {
      en: `A campaign stands here when it shows a sign at least three times as often as the others and chance does not explain it: without any fraud ${budget} findings a report are expected at most. It is a reason to look at the rows, not a proof.`,
      ru: `Кампания попадает сюда, если признак встречается в ней хотя бы втрое чаще, чем в остальных, и случайностью это не объяснить: без накрутки ожидается не больше ${comma} таких находок на отчёт. Это повод посмотреть строки, а не доказательство.`,
      tr: `Bir kampanya, belirtiyi diğerlerinden en az üç kat sık gösteriyorsa ve bu rastlantıyla açıklanamıyorsa burada yer alır: hiç sahtecilik yoksa rapor başına en çok ${comma} bulgu beklenir. Bu, satırlara bakmak için bir nedendir, kanıt değil.`,
    },
  ];
}

function named(
  signals: FraudReport['meta']['signals'],
  status: FraudReport['meta']['signals'][number]['status'],
  write: (list: (language: 'en' | 'ru' | 'tr') => string) => Texts,
): readonly Texts[] {
  const of = signals.filter((one) => one.status === status);
  if (of.length === 0) return [];
  return [
    write((language) =>
      of.map(({ signal }) => FRAUD_WORDS.signal[signal][language].toLowerCase()).join(', '),
    ),
  ];
}

const RULES: Readonly<Record<FraudSignal, Texts>> = {
  repeated_clicks: {
    en: `Repeated clicks: ${LIMITS.repeats} or more visits of one device by one campaign on one day, each of one page, without any action, ${LIMITS.shallow_seconds} seconds at most.`,
    ru: `Повторные клики: от ${LIMITS.repeats} визитов одного устройства по одной кампании за день, каждый – одна страница, без действий, не дольше ${LIMITS.shallow_seconds} секунд.`,
    tr: `Yinelenen tıklamalar: tek cihazın bir günde aynı kampanyadan ${LIMITS.repeats} ya da daha çok ziyareti; her biri tek sayfa, eylemsiz ve en çok ${LIMITS.shallow_seconds} saniye.`,
  },
  click_burst: {
    en: `Burst: in one hour ${LIMITS.burst} or more first visits without depth by one campaign from one place and kind of device, ${LIMITS.burst_times} times its usual hour or more.`,
    ru: `Всплеск: за час от ${LIMITS.burst} первых пустых визитов одной кампании из одного места и с одного вида устройств – в ${LIMITS.burst_times} и более раз больше её обычного часа.`,
    tr: `Ani artış: bir saatte aynı kampanyadan, aynı yerden ve aynı tür cihazla gelen ${LIMITS.burst} ya da daha çok yüzeysel ilk ziyaret; olağan saatin en az ${LIMITS.burst_times} katı.`,
  },
  click_injection: {
    en: `Click before an order: the last paid visit began ${LIMITS.injection_seconds} seconds or less before the order, too late to have led to it.`,
    ru: `Клик перед заказом: последний платный визит начался не раньше чем за ${LIMITS.injection_seconds} секунд до заказа и привести к нему не мог.`,
    tr: `Siparişten önce tıklama: son ücretli ziyaret siparişten en çok ${LIMITS.injection_seconds} saniye önce başladı; siparişe yol açmış olamaz.`,
  },
  last_click_flooding: {
    en: `Taken over: the last paid visit began within ${LIMITS.flooding_seconds / 60} minutes before the order of a buyer whom another channel had brought within the hour.`,
    ru: `Перехват: последний платный визит начался менее чем за ${LIMITS.flooding_seconds / 60} минут до заказа покупателя, которого в течение часа до этого привёл другой канал.`,
    tr: `Kapma: son ücretli ziyaret, son bir saat içinde başka bir kanalın getirdiği alıcının siparişinden önceki ${LIMITS.flooding_seconds / 60} dakika içinde başladı.`,
  },
  short_calls: {
    en: `Calls of seconds: ${LIMITS.short_calls} or more answered calls of one caller of ${LIMITS.short_seconds} seconds at most.`,
    ru: `Секундные звонки: от ${LIMITS.short_calls} принятых звонков одного абонента не дольше ${LIMITS.short_seconds} секунд.`,
    tr: `Birkaç saniyelik aramalar: tek arayanın yanıtlanan, en çok ${LIMITS.short_seconds} saniyelik ${LIMITS.short_calls} ya da daha çok araması.`,
  },
  same_contact: {
    en: `One contact: an e-mail address or phone number in leads of ${LIMITS.contact_devices} devices or more, or in ${LIMITS.contact_leads} leads or more of one source on a day.`,
    ru: `Один контакт: почта или телефон в лидах с ${LIMITS.contact_devices} и более устройств или в ${LIMITS.contact_leads} и более лидах одного источника за день.`,
    tr: `Aynı iletişim bilgisi: ${LIMITS.contact_devices} ya da daha çok cihazdan gelen potansiyel müşterilerde veya bir kaynağın aynı gündeki ${LIMITS.contact_leads} ya da daha çok potansiyel müşterisinde geçen e-posta ya da telefon.`,
  },
  same_device: {
    en: `One device: leads under ${LIMITS.device_contacts} or more addresses or numbers, or ${LIMITS.device_leads} or more leads on a day.`,
    ru: `Одно устройство: лиды с ${LIMITS.device_contacts} и более разными адресами или номерами либо ${LIMITS.device_leads} и более лидов за день.`,
    tr: `Tek cihaz: ${LIMITS.device_contacts} ya da daha çok farklı adres veya numarayla ya da bir günde ${LIMITS.device_leads} veya daha çok potansiyel müşteri.`,
  },
  no_contact: {
    en: `No valid contact: what was given is neither an e-mail address nor a phone number, in a form where ${LIMITS.contact_share * 100} % of leads have one.`,
    ru: `Нет верного контакта: указанное – не почта и не телефон, хотя в этой форме контакт есть у ${LIMITS.contact_share * 100} % лидов.`,
    tr: `Geçerli iletişim bilgisi yok: yazılan ne e-posta ne telefon; oysa bu formdan gelenlerin %${LIMITS.contact_share * 100} kadarında var.`,
  },
};
