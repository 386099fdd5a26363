import { decimalText } from '../decimal-text.ts';
import type { Language } from '../languages.ts';
import type { Texts } from '../table.ts';
import type { ReviewsReport } from './reviews.ts';

/** What a reader of the ratings has to know beside them. */
export function reviewsNotes({ meta, totals, requests }: ReviewsReport): readonly Texts[] {
  const { by, minimum, removed } = meta;
  if (by === 'request') return requests.length > 0 ? [requestNote(meta)] : [];
  if (totals.reviews === 0) return [];
  return [
    sentimentNote(meta.sentiment),
    ...changeNote(meta.change),
    ...(totals.rated < minimum
      ? [
          {
            en: `${totals.rated} ratings are too few for an interval of the mean, which takes ${minimum}.`,
            ru: `Оценок: ${totals.rated}. Для интервала средней нужно ${minimum}.`,
            tr: `${totals.rated} puan, ortalamanın aralığı için azdır; ${minimum} gerekir.`,
          },
        ]
      : []),
    ...(removed > 0
      ? [
          {
            en: `${removed} reviews that their platform has taken down are not counted.`,
            ru: `Удалённые площадкой отзывы (${removed}) не учитываются.`,
            tr: `Platformun kaldırdığı ${removed} yorum sayılmaz.`,
          },
        ]
      : []),
  ];
}

function sentimentNote(sentiment: ReviewsReport['meta']['sentiment']): Texts {
  const { stars, told, words, unknown, compared, agree } = sentiment;
  const share = Math.round((agree / compared) * 100);
  const measured: Texts =
    compared === 0
      ? { en: '', ru: '', tr: '' }
      : {
          en: ` Where stars and text are both there (${compared}), the words say what the stars say in ${share} % of reviews.`,
          ru: ` Там, где есть и звёзды, и текст (${compared}), слова совпадают со звёздами в ${share} % отзывов.`,
          tr: ` Hem yıldızı hem metni olan ${compared} yorumda sözcükler yıldızlarla %${share} oranında aynı şeyi söyler.`,
        };
  return {
    en: `Sentiment is that of the stars (${stars} reviews): 4 and 5 of 5 are positive, below 2.5 negative. Without stars it is what the source says (${told}), else what words of praise and complaint in the text say (${words}); of ${unknown} it is not known.${measured.en}`,
    ru: `Тональность – по звёздам (отзывов: ${stars}): 4 и 5 из 5 – положительная, ниже 2,5 – отрицательная. Без звёзд – по данным источника (${told}), иначе по словам похвалы и жалобы в тексте (${words}); неизвестна для ${unknown}.${measured.ru}`,
    tr: `Duygu yıldızlara göredir (${stars} yorum): 5 üzerinden 4 ve 5 olumlu, 2,5 altı olumsuzdur. Yıldız yoksa kaynağın dediği (${told}), o da yoksa metindeki övgü ve yakınma sözcükleri (${words}) esas alınır; ${unknown} yorumda bilinmez.${measured.tr}`,
  };
}

function changeNote(change: ReviewsReport['meta']['change']): readonly Texts[] {
  if (!change || change.difference === null || change.threshold === null) return [];
  const { difference, threshold, status } = change;
  const signed = (language: Language) =>
    `${difference > 0 ? '+' : ''}${decimalText(difference, 2, language).replace('-', '−')}`;
  const from = (language: Language) => decimalText(threshold, 2, language);
  return status === 'differs'
    ? [
        {
          en: `Against as many days before, the mean rating changed by ${signed('en')}, more than chance explains (${from('en')}).`,
          ru: `К предыдущему такому же периоду средняя оценка изменилась на ${signed('ru')}: это больше, чем объясняет случайность (${from('ru')}).`,
          tr: `Önceki aynı süreye göre ortalama puan ${signed('tr')} değişti; bu, rastlantının açıklayacağından (${from('tr')}) fazladır.`,
        },
      ]
    : [
        {
          en: `Against as many days before, the mean rating changed by ${signed('en')}, which chance may explain (up to ${from('en')}).`,
          ru: `К предыдущему такому же периоду средняя оценка изменилась на ${signed('ru')}: такое бывает и случайно (до ${from('ru')}).`,
          tr: `Önceki aynı süreye göre ortalama puan ${signed('tr')} değişti; bu rastlantı olabilir (${from('tr')} puana kadar).`,
        },
      ];
}

function requestNote({ request_days, review_days }: ReviewsReport['meta']): Texts {
  return {
    en: `A review was asked for where a message whose name says so (review, отзыв, yorum) went to the buyer within ${request_days} days of the sale. A review is the sale's if its writer is known and wrote within ${review_days} days; shares are of sales whose days are over. Most reviews on maps name nobody, so the shares are lower bounds.`,
    ru: `Об отзыве просили, если за ${request_days} дн. после продажи покупателю ушло письмо с таким названием (review, отзыв, yorum). Отзыв относится к продаже, если автор известен и написал за ${review_days} дн.; доли – по продажам, у которых этот срок прошёл. Отзывы на картах чаще всего безымянны, поэтому доли – оценка снизу.`,
    tr: `Satıştan sonraki ${request_days} gün içinde alıcıya adı bunu söyleyen (review, отзыв, yorum) bir ileti gittiyse yorum istenmiştir. Yazan biliniyor ve ${review_days} gün içinde yazdıysa yorum o satışındır; oranlar süresi dolmuş satışlara göredir. Haritalardaki yorumların çoğunda yazan bilinmez, bu yüzden oranlar alt sınırdır.`,
  };
}
