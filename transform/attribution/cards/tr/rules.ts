import type { RuleModelName } from '../../model-names.ts';
import type { CardTexts } from '../card-texts.ts';

const ANY =
  'Yok: her yolculuk kendi içinde paylaştırılır. Birkaç düzine dönüşümün payları az şey söyler.';

export const ruleTexts: Readonly<Record<RuleModelName, CardTexts>> = {
  first: {
    label: 'İlk temas modeli',
    assumptions: 'Dönüşümü, yolculuğu başlatan temas kazandırmıştır.',
    fails:
      'Uzun yolculuklar: sonradan ikna eden hiçbir pay alamaz. Görülen ilk temas çoğu zaman gerçek ilk temas değildir: çerezler silinir, cihaz değişir, geriye dönük süre başlangıcı keser. Nedensellik göstermez.',
    minimum: ANY,
  },
  last: {
    label: 'Son temas modeli',
    assumptions: 'Dönüşümü, hemen önündeki temas kazandırmıştır.',
    fails:
      'Marka araması, yeniden hedefleme ve doğrudan ziyaretler, başkalarının açtığı yolculukları kapatır ve zaten karar vermiş kişilerin payını alır. Nedensellik göstermez.',
    minimum: ANY,
  },
  first_non_direct: {
    label: 'Doğrudan olmayan ilk temas modeli',
    assumptions:
      'Dönüşümü, doğrudan ziyaret olmayan ilk temas kazandırmıştır. Yalnızca doğrudan ziyaretlerden oluşan yolculuk doğrudan kanalında kalır.',
    fails:
      'İlk temas modelindeki gibi; ayrıca bir açık hava reklamının ya da mektubun getirdiği doğrudan ziyaretler de kaybolur. Nedensellik göstermez.',
    minimum: `${ANY} Doğrudan ziyaretler ötekilerden ayırt edilebilmelidir.`,
  },
  last_non_direct: {
    label: 'Doğrudan olmayan son temas modeli',
    assumptions:
      'Dönüşümü, doğrudan ziyaret olmayan son temas kazandırmıştır; GA4 buna son tıklama der. Yalnızca doğrudan ziyaretlerden oluşan yolculuk doğrudan kanalında kalır.',
    fails:
      'Marka araması, yeniden hedefleme ve müşterilere giden e-postalar yine başkalarının açtığını kapatır. Nedensellik göstermez.',
    minimum: `${ANY} Doğrudan ziyaretler ötekilerden ayırt edilebilmelidir.`,
  },
  first_paid: {
    label: 'İlk ücretli temas modeli',
    assumptions: 'Dönüşümü, ücretli ilk temas kazandırmıştır; yoksa yolculuğun ilk teması.',
    fails:
      'Organik arama ve e-postanın yaptığı her şey reklama yazılır, bu yüzden ROMI olduğundan yüksek görünür. Nedensellik göstermez.',
    minimum: `${ANY} Hangi kanalların ücretli olduğu bilinmelidir.`,
  },
  last_paid: {
    label: 'Son ücretli temas modeli',
    assumptions: 'Dönüşümü, ücretli son temas kazandırmıştır; yoksa yolculuğun son teması.',
    fails:
      'Organik arama ve e-postanın yaptığı her şey reklama, en çok da marka reklamına ve yeniden hedeflemeye yazılır. Nedensellik göstermez.',
    minimum: `${ANY} Hangi kanalların ücretli olduğu bilinmelidir.`,
  },
  linear: {
    label: 'Doğrusal model',
    assumptions: 'Her temas aynı ölçüde etkilidir.',
    fails:
      'Aynı yolculukta sık tekrarlanan kanallar (bülten, yeniden hedefleme) tekrar sayesinde pay toplar. Nedensellik göstermez.',
    minimum: ANY,
  },
  linear_unique: {
    label: 'Benzersiz kanallarda doğrusal model',
    assumptions:
      'Yolculuktaki her kanal, kaç kez temas edilmiş olursa olsun, aynı ölçüde etkilidir. Bunlar tam olarak dönüşüm oyununun Shapley değerleridir: bir kanal kümesinin değeri, başka kanala uğramamış yolculukların dönüşümleridir.',
    fails:
      'Dönüşümsüz yolculuklar hiç sayılmaz: çok kişinin karşılaşıp satın almadığı kanal bir şey kaybetmez. Shapley adı onu ne daha adil ne de nedensel kılar.',
    minimum: ANY,
  },
  position_based: {
    label: 'Konuma dayalı model',
    assumptions:
      'En çok açılış ve kapanış önemlidir, %40’ar; aradakiler %20’yi paylaşır. İki temasta yarı yarıya.',
    fails:
      'Ağırlıklar bir gelenektir, kimse ölçmemiştir. Uzun yolculuklarda aradaki temasa neredeyse bir şey kalmaz. Nedensellik göstermez.',
    minimum: ANY,
  },
  j_shaped: {
    label: 'J biçimli model',
    assumptions:
      'En çok kapanış önemlidir: son temasa %60, ilkine %20, aradakilere %20. İki temasta %75 ve %25.',
    fails:
      'Ağırlıklar bir gelenektir; başkalarının açtığını kapatan kanallar kazanır. Nedensellik göstermez.',
    minimum: ANY,
  },
  inverse_j: {
    label: 'Ters J biçimli model',
    assumptions:
      'En çok açılış önemlidir: ilk temasa %60, sonuncuya %20, aradakilere %20. İki temasta %75 ve %25.',
    fails:
      'Ağırlıklar bir gelenektir; yolculukların başı görülmüyorsa, veride rastlantıyla ilk duran kazanır. Nedensellik göstermez.',
    minimum: ANY,
  },
  custom: {
    label: 'Özel ağırlıklı model',
    assumptions:
      'İlk temas, aradakilerin tümü ve son temas için burada belirlenen ağırlıklar geçerlidir. İki temasta orta ağırlık düşer.',
    fails:
      'İçine ne konduysa onu söyler. Sonuca bakıldıktan sonra seçilen ağırlıklar bir şey kanıtlamaz. Nedensellik göstermez.',
    minimum: `${ANY} Üç ağırlık belirlenmelidir.`,
  },
  w_shaped: {
    label: 'W biçimli model',
    assumptions:
      'İlk temas, talepten önceki temas ve anlaşmadan önceki temas %30’ar alır; kalanlar %10’u paylaşır.',
    fails:
      'CRM aşamaları olmadan hepsi sona kayar ve son temas %60 alır. CRM’e geç girilen aşamalar yanlış temasa pay yazar. Nedensellik göstermez.',
    minimum: `${ANY} CRM’den talep ve anlaşma anları gereklidir.`,
  },
  full_path: {
    label: 'Tam yol modeli',
    assumptions:
      'İlk temas, talepten ve anlaşmadan önceki temaslar ile son temas %22,5’er alır; kalanlar %10’u paylaşır.',
    fails:
      'CRM aşamaları olmadan son temas %67,5 alır. Ağırlıklar, satıcıların geleneğidir. Nedensellik göstermez.',
    minimum: `${ANY} CRM’den talep ve anlaşma anları gereklidir.`,
  },
  time_decay: {
    label: 'Zamanla azalan model',
    assumptions: 'Dönüşüme yakın olan daha çok etkilidir: her 7 günde ağırlık yarıya iner.',
    fails:
      'Yavaş satın almalar: yolculuğu aylar önce açan neredeyse pay alamaz. Yarılanma süresi bir gelenektir. Yol dosyalarında zaman olmadığından günler adımlarla sayılır. Nedensellik göstermez.',
    minimum: `${ANY} Temas zamanları gereklidir.`,
  },
  participation: {
    label: 'Katılım modeli',
    assumptions: 'Yolculuktaki her kanal, katıldığı dönüşümün tamamını alır.',
    fails:
      'Toplamı korumaz: paylar dönüşümlerden fazlasına ulaşır; bu yüzden toplanmamalıdır ve bunlardan hesaplanan ROMI fazla yüksektir. Nedensellik göstermez.',
    minimum: ANY,
  },
};
