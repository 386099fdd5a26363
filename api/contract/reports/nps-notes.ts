import { decimalText } from '../decimal-text.ts';
import type { Language } from '../languages.ts';
import type { Texts } from '../table.ts';
import type { NpsReport } from './nps.ts';

const points = (value: number, language: Language) =>
  decimalText(value, 1, language).replace('-', '−');

/** What a reader of the score has to know beside it. */
export function npsNotes({ meta, totals }: NpsReport): readonly Texts[] {
  const { by, change, drivers } = meta;
  const { answers, low, high } = totals;
  if (answers === 0 || low === null || high === null) return [];
  return [
    {
      en: `${answers} answers: the score of all customers lies between ${points(low, 'en')} and ${points(high, 'en')} (95 %).`,
      ru: `Ответов: ${answers}. NPS всех клиентов – от ${points(low, 'ru')} до ${points(high, 'ru')} (95 %).`,
      tr: `${answers} yanıt: tüm müşterilerin puanı ${points(low, 'tr')} ile ${points(high, 'tr')} arasındadır (%95).`,
    },
    ...changeNote(change),
    ...(by === 'channel' ? [FIRST_TOUCH] : []),
    ...(by === 'driver' ? driversNote(drivers) : []),
  ];
}

function changeNote(change: NpsReport['meta']['change']): readonly Texts[] {
  if (!change || change.difference === null || change.threshold === null) return [];
  const { difference, threshold } = change;
  const signed = (language: Language) =>
    `${difference > 0 ? '+' : ''}${points(difference, language)}`;
  const from = (language: Language) => points(threshold, language);
  return change.status === 'differs'
    ? [
        {
          en: `Against as many days before it changed by ${signed('en')}, more than chance explains (${from('en')}).`,
          ru: `К предыдущему такому же периоду изменился на ${signed('ru')}: это больше, чем объясняет случайность (${from('ru')}).`,
          tr: `Önceki aynı süreye göre ${signed('tr')} değişti; bu, rastlantının açıklayacağından (${from('tr')}) fazladır.`,
        },
      ]
    : [
        {
          en: `Against as many days before it changed by ${signed('en')}, which chance may explain (up to ${from('en')}).`,
          ru: `К предыдущему такому же периоду изменился на ${signed('ru')}: такое бывает и случайно (до ${from('ru')}).`,
          tr: `Önceki aynı süreye göre ${signed('tr')} değişti; bu rastlantı olabilir (${from('tr')} puana kadar).`,
        },
      ];
}

const FIRST_TOUCH: Texts = {
  en: 'The channel is that of the first touch of whoever answered.',
  ru: 'Канал – по первому касанию того, кто ответил.',
  tr: 'Kanal, yanıtlayan kişinin ilk temasına göredir.',
};

function driversNote(drivers: NpsReport['meta']['drivers']): readonly Texts[] {
  const { status, answers, minimum, r2 } = drivers;
  if (status === 'none')
    return [
      {
        en: 'No answer rates anything beside the score: ask for ratings of delivery, quality or support in the same survey.',
        ru: 'Кроме основной оценки, в ответах ничего нет: добавьте в опрос оценки доставки, качества, поддержки.',
        tr: 'Yanıtlarda puandan başka değerlendirme yok: ankete teslimat, kalite ve destek puanları ekleyin.',
      },
    ];
  if (status === 'below_minimum')
    return [
      {
        en: `What the score depends on needs ${minimum} answers with all ratings, and there are ${answers}.`,
        ru: `Чтобы понять, от чего зависит оценка, нужно ${minimum} ответов со всеми оценками, а есть ${answers}.`,
        tr: `Puanın neye bağlı olduğu için tüm puanları içeren ${minimum} yanıt gerekir, ${answers} var.`,
      },
    ];
  const share = Math.round((r2 ?? 0) * 100);
  return [
    {
      en: `The ratings explain ${share} % of the differences between scores (${answers} answers). They go together with the score; that they cause it is not proven.`,
      ru: `Эти оценки объясняют ${share} % различий в баллах (ответов: ${answers}). Это связь, а не доказанная причина.`,
      tr: `Bu puanlar, skor farklarının %${share} kadarını açıklar (${answers} yanıt). Birlikte değişirler; neden oldukları kanıtlanmış değildir.`,
    },
  ];
}
