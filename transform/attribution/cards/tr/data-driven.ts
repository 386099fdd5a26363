import type { DataDrivenModelName } from '../../model-names.ts';
import type { CardTexts } from '../card-texts.ts';

const ENOUGH = '100 dönüşüm ve yollardaki her kanal için 40 dönüşüm';

export const dataDrivenTexts: Readonly<Record<DataDrivenModelName, CardTexts>> = {
  markov: {
    label: 'Markov modeli',
    assumptions:
      'Sonraki temas yalnızca son temasa bağlıdır (k. derecede son k temasa). Kanalın çıkarma etkisi P(kanala uğradı | dönüştü), yani zincirin onun üzerinden geçirdiği dönüşümlerin payıdır; dönüşümler bu etkilerle orantılı paylaştırılır.',
    fails:
      'Nedensel değildir: herkesin karşılaştığı bir kanalın etkisi, hiçbir şey yapmasa da büyük çıkar; karar verildikten sonraki ziyaret kararın nedeni sayılır. Pay, erişimi gereğinden çok izler. Sıralamadan önce aralıklara bakın; GA4’ün veriye dayalı modeli değildir, onu dışarıdan kimse yeniden üretemez.',
    minimum: `${ENOUGH}; dönüşümsüz yolculuklar da gerekir, yoksa her yol kesin dönüşmüş sayılır. Yüksek dereceler çok daha fazlasını ister.`,
  },
  shapley: {
    label: 'Shapley modeli',
    assumptions:
      'Bir kanal kümesinin değeri, başka kanala uğramamış yolculukların dönüşüm oranıdır. Kanal, bu orana kattığını alır; kanalların katılabileceği bütün sıraların ortalamasıyla.',
    fails:
      'Kanalın ne kadar iyi işlediğini ölçer, kaç yolculuğa ulaştığına neredeyse bakmaz: seyrek ama iyi bir kanal getirebileceğinden fazlasını alabilir. Pay, zarar olmadan da eksi olabilir. Tek başına neredeyse hiç dönüştürmeyen ince kanallarda aralıklar fazla dardır. Nedensel değildir ve GA4’ün veriye dayalı modeli değildir.',
    minimum: `${ENOUGH}; dönüşümsüz yolculuklar ve her kanal için yalnızca o kanalın bulunduğu yolculuklardan en az 2 dönüşüm. 20 kanala kadar kesin hesap, sonrası örnekleme.`,
  },
  shapley_ordered: {
    label: 'Sıralı Shapley modeli',
    assumptions:
      'Dönüşüm oyununun, temasın yerine göre ayrılmış Shapley değeri. Yolculuğun kanalları dönüşümü eşit paylaşır, her biri kendi parçasını temaslarına böler: yerler toplanınca benzersiz kanallarda doğrusal model çıkar.',
    fails:
      'Dönüşümsüz yolculuklar hiç sayılmaz. Sıra, kanalın nerede durduğunu gösterir, yerinin ne kazandırdığını değil; kanalın toplamı benzersiz kanallarda doğrusal modelden hiç ayrılmaz. Nedensellik göstermez.',
    minimum: `Aralıklara güvenilebilmesi için ${ENOUGH}.`,
  },
  leave_one_out: {
    label: 'Bir teması çıkarma modeli',
    assumptions:
      'Bir temasın katkısı, o olmadan yolun dönüşüm oranının ne kadar düştüğüdür; tam olarak daha kısa yolu izlemiş yolculuklarla karşılaştırılır. Google’ın fractribution paketi buna Shapley der; Shapley değeri değildir.',
    fails:
      'Kısa yol seyrekse ya da hiç yoksa oranı gürültüdür ya da 0’dır. Sıfırın altındaki kayıplar kesilir, bu yüzden gürültü bile pay getirir; aralıklar bunun için genişletilmiştir. Karar verildikten sonraki ziyaret vazgeçilmez görünür. Nedensellik göstermez.',
    minimum: `${ENOUGH}; dönüşümsüz yolculuklar ve önemli her yoldan birkaç yolculuk.`,
  },
};
