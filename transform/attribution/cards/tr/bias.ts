import type { BiasSentences } from '../card-texts.ts';

export const biasSentences: BiasSentences = {
  intro:
    'Gerçeğin bilindiği yerde ölçüldü: kanalın gerçekten yol açtığı dönüşümlerin payından sapma ve kanal sırasının benzerliği olan τ (1: aynı sıra, 0: ilişki yok).',
  process: (alike, different) =>
    `Birbirinden bağımsız, rastgele sırayla karşılaşılan beş kanalda (ortalama pay %20, 200 dünyanın bütün insanları) erişim eşitse paylar ortalama ${alike.points} puan sapar, τ ${alike.tau}; erişim insanların %5’i ile %45’i arasında değişiyorsa ${different.points} puan, τ ${different.tau}.`,
  sample: (all, before) =>
    `Kanalları etkileşmeyen, 17 kanallı, ortalama payı %6 olan ve reklamsız da alacak müşterileri bulunan örnek işletmede: ${all.points} puan, τ ${all.tau}; yalnızca verilmiş bir kararın ardından gelen ziyaretler çıkarılınca ${before.points} puan, τ ${before.tau}.`,
  negative: (percent) =>
    `Erişim %5 ile %45 arasında değişince denemelerin %${percent} kadarında bir kanal, hiçbiri zarar vermediği hâlde eksi pay alır.`,
  intervals: (weak, strong) =>
    `%95’lik aralıkları, modelin sonsuz veride söyleyeceği değeri zayıf kanallarda durumların %${weak} kadarında, güçlü kanallarda %${strong} kadarında kapsar; gerçeğe uzaklık hakkında bir şey söylemez.`,
};
