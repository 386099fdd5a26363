import { decimalText } from '../decimal-text.ts';
import type { Language } from '../languages.ts';
import type { Texts } from '../table.ts';
import type { CallsReport } from './calls.ts';

/** What a reader of the calls has to know beside the figures. */
export function callsNotes(
  { lead, leased, pool, waits, within, currency }: CallsReport['meta'],
  { calls, answered, missed, lost }: CallsReport['totals'],
): readonly Texts[] {
  if (calls === 0) return [];
  return [
    {
      en: `Of a missed call what came first within a day counts: a call back (in time: within ${within} minutes), the caller getting through, or one more try in vain, which is then the call that counts. The rest are lost.`,
      ru: `По пропущенному звонку считается то, что случилось первым за сутки: перезвонили (вовремя – за ${within} мин), клиент дозвонился сам или снова не дозвонился – тогда считается следующая попытка. Остальные потеряны.`,
      tr: `Cevapsız bir aramada bir gün içinde ilk olan sayılır: geri arama (süresinde: ${within} dakika içinde), arayanın ulaşması ya da yeniden ulaşamaması; o zaman sonraki arama sayılır. Kalanlar kaybedilmiştir.`,
    },
    ...worth(lead, lost, currency),
    ...(answered > 0 && waits < answered ? [waitsNote(waits, answered)] : []),
    ...(missed > 0 ? [] : [NONE_MISSED]),
    ...leasedNote(leased, calls),
    ...poolNote(pool),
  ];
}

function worth(
  { status, leads, sales, minimum, rate, margin }: CallsReport['meta']['lead'],
  lost: number,
  currency: string,
): readonly Texts[] {
  if (lost === 0) return [];
  if (status === 'margin_unknown')
    return [
      {
        en: 'What a lost call is worth is not known, because the margin of sales to callers is not: give the source a margin rate or the cost of goods.',
        ru: 'Цена потерянного звонка неизвестна: неизвестна маржа продаж по звонкам. Задайте источнику долю маржи или себестоимость товаров.',
        tr: 'Kaybedilen bir aramanın değeri bilinmiyor, çünkü arayanlara yapılan satışların katkı payı bilinmiyor: kaynağa katkı payı oranı ya da ürün maliyeti girin.',
      },
    ];
  if (status === 'too_few')
    return [
      {
        en: `What a lost call is worth needs ${minimum.leads} leads by phone and ${minimum.sales} sales to them in the year before, and there are ${leads} and ${sales}.`,
        ru: `Чтобы оценить потерянный звонок, нужно ${minimum.leads} лидов по телефону и ${minimum.sales} продаж им за год до этого, а есть ${leads} и ${sales}.`,
        tr: `Kaybedilen bir aramanın değeri için önceki yılda telefonla gelen ${minimum.leads} potansiyel müşteri ve onlara ${minimum.sales} satış gerekir; şu an ${leads} ve ${sales}.`,
      },
    ];
  const percent = (language: Language) => decimalText((rate ?? 0) * 100, 1, language);
  // As files have it: pages write amounts in the reader's language.
  const money = `${Number(margin).toFixed(2)} ${currency}`;
  return [
    {
      en: `A lost call is worth the share of leads by phone that buy (${percent('en')} %: ${sales} of ${leads} in the year before) times the margin of a first sale (${money}).`,
      ru: `Потерянный звонок стоит столько: доля покупающих среди лидов по телефону (${percent('ru')} %: ${sales} из ${leads} за год до этого), умноженная на маржу первой продажи (${money}).`,
      tr: `Kaybedilen bir aramanın değeri, telefonla gelenlerin satın alma oranı (%${percent('tr')}: önceki yılda ${leads} kişiden ${sales}) ile ilk satışın katkı payının (${money}) çarpımıdır.`,
    },
  ];
}

const waitsNote = (waits: number, answered: number): Texts => ({
  en: `How long callers waited is known for ${waits} of ${answered} answered calls.`,
  ru: `Время ожидания известно по ${waits} из ${answered} принятых звонков.`,
  tr: `Bekleme süresi yanıtlanan ${answered} aramanın ${waits} tanesi için biliniyor.`,
});

const NONE_MISSED: Texts = {
  en: 'No source reports a missed call: check that the call tracker sends them too.',
  ru: 'Ни один источник не сообщил о пропущенных звонках: проверьте, что коллтрекинг их тоже передаёт.',
  tr: 'Hiçbir kaynak cevapsız arama bildirmedi: arama takip sisteminin onları da gönderdiğini denetleyin.',
};

function leasedNote(
  { calls, expected }: CallsReport['meta']['leased'],
  all: number,
): readonly Texts[] {
  if (expected === null) return [];
  const right = (language: Language) => decimalText(expected, 1, language);
  return [
    {
      en: `${calls} of ${all} calls dialled a number that was lent to a visitor; ${right('en')} of them are expected to be of that very visit.`,
      ru: `${calls} из ${all} звонков пришли на номер, выданный посетителю; ожидается, что ${right('ru')} из них – именно из этого визита.`,
      tr: `${all} aramanın ${calls} tanesi bir ziyaretçiye verilmiş numaraya geldi; bunların ${right('tr')} tanesinin tam o ziyarete ait olması beklenir.`,
    },
  ];
}

function poolNote(pool: CallsReport['meta']['pool']): readonly Texts[] {
  const { visits_an_hour, numbers, shared, needed } = pool;
  const minutes = Math.round(pool.minutes);
  if (visits_an_hour === 0 || needed === null) return [];
  const visits = (language: Language) => decimalText(visits_an_hour, 1, language);
  const share = (language: Language) => decimalText((shared ?? 0) * 100, 1, language);
  return [
    {
      en: `In the busiest hour ${visits('en')} visitors come and hold a number for ${minutes} minutes: ${needed} numbers keep those who share one below 1 %${numbers === null ? '' : `, with ${numbers} it is ${share('en')} %`}.`,
      ru: `В самый загруженный час приходит ${visits('ru')} посетителей, и каждый занимает номер на ${minutes} мин: чтобы общий номер доставался реже чем 1 %, нужно ${needed} номеров${numbers === null ? '' : `, при ${numbers} таких посетителей ${share('ru')} %`}.`,
      tr: `En yoğun saatte ${visits('tr')} ziyaretçi gelir ve bir numarayı ${minutes} dakika tutar: aynı numarayı paylaşanların %1’in altında kalması için ${needed} numara gerekir${numbers === null ? '' : `; ${numbers} numarayla bu oran %${share('tr')} olur`}.`,
    },
  ];
}
