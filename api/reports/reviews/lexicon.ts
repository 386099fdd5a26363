/** Beginnings of words that praise and that complain, in English, Russian and Turkish; without `ё`, in lower case. */
const PRAISE = [
  ...['good', 'great', 'excellent', 'perfect', 'love', 'recommend', 'happy', 'beautiful'],
  ...['fast', 'quick', 'friendly', 'polite', 'pleased', 'amazing', 'best', 'wonderful', 'thank'],
  ...['helpful', 'delight', 'sturdy', 'well packed'],
  ...['хорош', 'отличн', 'прекрасн', 'замечательн', 'рекоменду', 'довол', 'понрав', 'нравит'],
  ...['красив', 'быстр', 'вежлив', 'спасибо', 'супер', 'идеальн', 'лучш', 'качественн', 'любим'],
  ...['приятн', 'удобн', 'радует', 'рады'],
  ...['iyi', 'güzel', 'harika', 'mükemmel', 'memnun', 'tavsiye', 'hızlı', 'teşekkür', 'kibar'],
  ...['beğendi', 'beğeniy', 'kaliteli', 'sağlam', 'süper', 'sevdi'],
] as const;
const COMPLAINT = [
  ...[
    'bad',
    'poor',
    'terrible',
    'awful',
    'worst',
    'broken',
    'slow',
    'came late',
    'rude',
    'disappoint',
  ],
  ...['refund', 'never again', 'waste', 'damaged', 'scratch', 'crack', 'horrible', 'ignored'],
  ...['overpriced', 'wrong'],
  ...['плох', 'ужас', 'отврат', 'сломан', 'разбит', 'медленн', 'опозда', 'груб', 'хамств', 'хамят'],
  ...['разочаров', 'брак', 'царапин', 'никому не', 'обман', 'кошмар', 'задерж', 'трещин', 'долго'],
  ...['недовол', 'дорого'],
  ...[
    'kötü',
    'berbat',
    'kırık',
    'yavaş',
    'gecik',
    'geç geldi',
    'kaba',
    'rezalet',
    'hayal kırıklığı',
    'çizik',
  ],
  ...['pişman', 'bozuk', 'iade', 'çatlak', 'pahalı', 'beğenmed'],
] as const;
/** Before a word, one other word may stand between; and right after it in Turkish. */
const DENIALS = ['not', 'no', "isn't", "wasn't", "don't", "didn't", 'never', 'не', 'нет', 'без'];
const DENIED_AFTER = ['değil', 'yok', 'etm', 'kalmad', 'olmad'];

const START = '(?:^|[^\\p{L}])';
const BETWEEN = '[^\\p{L}.,!?]+';
const any = (words: readonly string[]) => `(?:${words.join('|')})`;
const denied = (words: readonly string[]) =>
  `${START}(?:${any(DENIALS)}${BETWEEN}(?:\\p{L}+${BETWEEN})?${any(words)}|${any(words)}\\p{L}*${BETWEEN}${any(DENIED_AFTER)})`;

/** Expressions that count what a text says, for RE2 and for JavaScript with the flag `u`. */
export const LEXICON = {
  praise: `${START}${any(PRAISE)}`,
  complaint: `${START}${any(COMPLAINT)}`,
  denied_praise: denied(PRAISE),
  denied_complaint: denied(COMPLAINT),
} as const;
