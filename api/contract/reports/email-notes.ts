import type { Texts } from '../table.ts';
import type { EmailReport } from './email.ts';

/** What a reader of the messages has to know beside the figures. */
export function emailNotes({ meta, rows, totals }: EmailReport): readonly Texts[] {
  if (rows.length === 0) return [];
  const { window } = meta;
  const { opened, read, delivered, revenue, orders } = totals;
  return [
    {
      en: `Clicks and sales judge a message. A sale is of the last message that its buyer had clicked in, up to ${window} days before; it may be of another channel in the reports on channels. Whoever opened or clicked counts once a campaign.`,
      ru: `О письме судят по переходам и продажам. Продажа относится к последнему письму, из которого покупатель перешёл не раньше чем за ${window} дн.; в отчётах по каналам она может быть у другого канала. Открывший или перешедший считается в рассылке один раз.`,
      tr: `Bir iletiyi tıklamalar ve satışlar gösterir. Satış, alıcının en çok ${window} gün önce tıkladığı son iletiye yazılır; kanal raporlarında başka bir kanalda olabilir. Açan ya da tıklayan, kampanya başına bir kez sayılır.`,
    },
    {
      en:
        read < opened
          ? `${opened - read} of ${opened} who opened did so by a machine alone, as Apple Mail's privacy protection does; the open rate leaves them out.`
          : 'Apple Mail opens messages by itself. Where the tool does not mark such openings, the open rate is too high.',
      ru:
        read < opened
          ? `У ${opened - read} из ${opened} открывших письмо открыла только программа, как это делает защита конфиденциальности Apple Mail; в доле открытий их нет.`
          : 'Apple Mail открывает письма сама. Если сервис рассылок не помечает такие открытия, доля открытий завышена.',
      tr:
        read < opened
          ? `Açan ${opened} kişiden ${opened - read} tanesinde iletiyi yalnızca bir program açtı (Apple Mail gizlilik koruması gibi); açılma oranı bunları saymaz.`
          : 'Apple Mail iletileri kendisi açar. Gönderim aracı bunları işaretlemiyorsa açılma oranı olduğundan yüksektir.',
    },
    ...(delivered === null ? [NO_DELIVERIES] : []),
    ...(revenue === null && orders > 0 ? [UNKNOWN_REVENUE] : []),
    ...(rows.some(({ message_type }) => message_type === 'not_told') ? [NOT_TOLD] : []),
  ];
}

const NO_DELIVERIES: Texts = {
  en: 'The mailing tool does not report deliveries: rates are of what was sent and did not bounce.',
  ru: 'Сервис рассылок не сообщает о доставке: доли считаются от отправленных писем, которые не вернулись.',
  tr: 'Gönderim aracı teslimleri bildirmiyor: oranlar gönderilip geri dönmeyen iletilere göredir.',
};
const UNKNOWN_REVENUE: Texts = {
  en: 'The money of some of these sales is not known, so the revenue is not either.',
  ru: 'Деньги части этих продаж неизвестны, поэтому неизвестна и выручка.',
  tr: 'Bu satışların bir kısmının tutarı bilinmediği için ciro da bilinmiyor.',
};
const NOT_TOLD: Texts = {
  en: 'For some messages no source says whether they were a mailing or were triggered.',
  ru: 'По части писем источник не говорит, массовая это рассылка или триггер.',
  tr: 'Bazı iletilerde bunun toplu mu yoksa tetiklenen mi olduğunu hiçbir kaynak söylemiyor.',
};
