import { expect, it } from 'vitest';
import { LEXICON } from './lexicon.ts';

const count = (text: string, pattern: string) => text.match(new RegExp(pattern, 'gu'))?.length ?? 0;
/** As `reviews.sql` has it. */
function sideOf(text: string): '+' | '-' | '0' {
  const plain = text.replaceAll('İ', 'i').toLowerCase().replaceAll('ё', 'е');
  const score =
    count(plain, LEXICON.praise) -
    count(plain, LEXICON.complaint) -
    2 * count(plain, LEXICON.denied_praise) +
    2 * count(plain, LEXICON.denied_complaint);
  return score > 0 ? '+' : score < 0 ? '-' : '0';
}

/** Written for this test and labelled by hand; praise and complaint by plain facts, which no word tells, are among them. */
const SAMPLE = {
  '+': [
    'Great mugs, they arrived a day early and well packed',
    'I love the table. Would recommend to anyone',
    'Not bad at all, will order again',
    'The colour is exactly as on the photo',
    'Friendly staff and fast delivery',
    'Отличный стол, доставили быстро',
    'Всё понравилось, спасибо менеджеру!',
    'Не дорого и очень красиво',
    'Заказываем третий раз, всегда вовремя',
    'Стул удобный, мама довольна',
    'Çok güzel bir masa, teşekkürler',
    'Hızlı kargo, kaliteli ürün',
    'Tavsiye ederim',
    'Tam istediğim gibiydi',
    'Fena değil, fiyatına göre iyi',
  ],
  '-': [
    'One mug came broken and nobody answered my calls',
    'Not good for the price',
    'Terrible service, the courier was rude',
    'Waited three weeks for a chair',
    'I am disappointed, the wood is scratched',
    'Ужасное обслуживание, трубку не берут',
    'Кружка пришла разбитая',
    'Мне не понравилось качество',
    'Обещали среду, привезли через неделю',
    'Не рекомендую: долго и дорого',
    'Masa kırık geldi',
    'Memnun kalmadım, iade ettim',
    'Hiç iyi değil',
    'Üç haftadır bekliyorum',
    'Kurye çok kabaydı',
  ],
} as const;

it('says what a person says of four in five reviews, and the opposite of few', () => {
  const judged = (['+', '-'] as const).flatMap((side) =>
    SAMPLE[side].map((text) => ({ text, side, found: sideOf(text) })),
  );
  const agree = judged.filter(({ side, found }) => side === found).length;
  const opposite = judged.filter(({ side, found }) => found !== '0' && found !== side);
  expect([agree, judged.length]).toEqual([24, 30]);
  expect(opposite.map(({ text }) => text)).toEqual([]);
});
