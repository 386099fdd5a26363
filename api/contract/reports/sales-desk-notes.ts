import type { Texts } from '../table.ts';
import type { SalesDeskReport } from './sales-desk.ts';
import { isOfDeals } from './sales-desk-terms.ts';

/** What a reader of the desk has to know beside the figures. */
export function salesDeskNotes({
  by,
  hours,
  has_answers,
}: SalesDeskReport['meta']): readonly Texts[] {
  if (isOfDeals(by))
    return [
      {
        en: 'Deals that were opened in the period. Amounts in another currency are not known here.',
        ru: 'Сделки, открытые в этом периоде. Суммы в другой валюте здесь неизвестны.',
        tr: 'Dönemde açılan anlaşmalar. Başka para birimindeki tutarlar burada bilinmez.',
      },
    ];
  if (!has_answers)
    return [
      {
        en: 'No source reports when leads are answered: connect the telephone system (calls of the desk), the chat or the activities of the CRM.',
        ru: 'Ни один источник не говорит, когда лидам отвечают: подключите телефонию (исходящие звонки), чат или задачи CRM.',
        tr: 'Adaylara ne zaman yanıt verildiğini hiçbir kaynak söylemiyor: telefon sistemini (giden aramalar), sohbeti ya da CRM etkinliklerini bağlayın.',
      },
    ];
  return [
    {
      en: `In time is within ${hours} hours. A call that was taken is answered at once; else the first call, message, task or step of a deal after the lead counts, where it can be told whose it is.`,
      ru: `Вовремя – за ${hours} ч. На принятый звонок ответили сразу; иначе считается первый звонок, сообщение, задача или шаг сделки после лида, если известно, чьи они.`,
      tr: `Süresinde: ${hours} saat içinde. Açılan bir arama hemen yanıtlanmıştır; yoksa adaydan sonraki ilk arama, ileti, görev ya da anlaşma adımı sayılır, kime ait olduğu biliniyorsa.`,
    },
  ];
}
