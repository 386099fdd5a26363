import type { Texts } from '../table.ts';
import type { ScoresReport } from './scores.ts';

const percent = (share: number | null) => (share === null ? '—' : `${Math.round(share * 100)} %`);
const rounded = (value: number | null) => (value === null ? '—' : value.toFixed(3));

const FALLBACK: Readonly<Record<'lead' | 'visitor', Texts>> = {
  lead: {
    en: 'Until then a lead is scored by the share of leads of its type that bought, drawn towards that of all leads as by ten of them.',
    ru: 'До тех пор лид оценивается по доле купивших среди лидов его типа, сдвинутой к общей доле так, как её сдвинули бы десять лидов.',
    tr: 'O zamana dek bir aday, türündeki adaylardan satın alanların oranıyla puanlanır; bu oran on aday ağırlığında genel orana çekilir.',
  },
  visitor: {
    en: 'Until then a visit has points instead: 1 for engagement, 2 for a product or a cart, 3 for a lead; the index compares mean points, and no probability is given.',
    ru: 'До тех пор визит получает баллы: 1 за вовлечённость, 2 за товар или корзину, 3 за лид; индекс сравнивает средние баллы, вероятность не называется.',
    tr: 'O zamana dek ziyaret puan alır: ilgi için 1, ürün ya da sepet için 2, aday için 3; endeks ortalama puanları karşılaştırır, olasılık söylenmez.',
  },
};

/** What a reader of the scores has to know beside the figures. */
export function scoresNotes({ meta, open }: ScoresReport): readonly Texts[] {
  const { who, sample, used, quality, base_rate, window_days } = meta;
  const { leads, positives } = sample.have;
  const { minimum } = sample;
  return [
    {
      en: `Scored is the chance to buy within ${window_days} days; learned from ${leads} whose ${window_days} days are over, of whom ${positives} bought (${percent(base_rate)} of those it was trained on).`,
      ru: `Оценка – вероятность купить за ${window_days} дней. Обучение: ${leads}, у кого эти ${window_days} дней уже прошли, из них купили ${positives} (${percent(base_rate)} среди тех, на ком обучали).`,
      tr: `Puan, ${window_days} gün içinde satın alma olasılığıdır. ${window_days} günü dolmuş ${leads} kişiden öğrenilir, ${positives} kişi satın aldı (eğitilenlerin ${percent(base_rate)}).`,
    },
    ...(sample.status === 'below_minimum'
      ? [
          {
            en: `A model needs ${minimum.leads} decided, ${minimum.positives} who bought and ${minimum.negatives} who did not; there are ${leads} of ${minimum.leads}, ${positives} of ${minimum.positives} and ${sample.have.negatives} of ${minimum.negatives}. ${FALLBACK[who].en}`,
            ru: `Модели нужно ${minimum.leads} решённых, ${minimum.positives} купивших и ${minimum.negatives} не купивших; сейчас ${leads} из ${minimum.leads}, ${positives} из ${minimum.positives} и ${sample.have.negatives} из ${minimum.negatives}. ${FALLBACK[who].ru}`,
            tr: `Model için sonucu belli ${minimum.leads}, satın almış ${minimum.positives}, almamış ${minimum.negatives} kişi gerekir; şimdi sırasıyla ${leads}, ${positives} ve ${sample.have.negatives} var. ${FALLBACK[who].tr}`,
          },
        ]
      : [
          {
            en: `On the newest ${quality.count}, which the model has not seen: AUC ${rounded(quality.auc)}, Brier ${rounded(quality.brier)} against ${rounded(quality.brier_base)} of the average for everybody, calibration error ${rounded(quality.calibration_error)}.`,
            ru: `На новейших ${quality.count}, которых модель не видела: AUC ${rounded(quality.auc)}, Бриер ${rounded(quality.brier)} против ${rounded(quality.brier_base)} у среднего для всех, ошибка калибровки ${rounded(quality.calibration_error)}.`,
            tr: `Modelin görmediği en yeni ${quality.count} kişide: AUC ${rounded(quality.auc)}, Brier ${rounded(quality.brier)}, herkes için ortalamada ${rounded(quality.brier_base)}; kalibrasyon hatası ${rounded(quality.calibration_error)}.`,
          },
        ]),
    ...(sample.status === 'enough' && used.score === 'fallback'
      ? [
          {
            en: `There the model is not better than the average, so it is not used. ${FALLBACK[who].en}`,
            ru: `Там модель не лучше среднего, поэтому она не используется. ${FALLBACK[who].ru}`,
            tr: `Orada model ortalamadan iyi değil, bu yüzden kullanılmaz. ${FALLBACK[who].tr}`,
          },
        ]
      : []),
    ...(open > 0 && meta.by === 'lead'
      ? [
          {
            en: `${open} leads of this period have not bought and are not lost: the most likely buyers come first.`,
            ru: `Лидов этих дней, которые ещё не купили и не потеряны: ${open}. Самые вероятные – первыми.`,
            tr: `Bu günlerin adaylarından ${open} tanesi ne satın aldı ne kaybedildi: en olası olanlar önce gelir.`,
          },
        ]
      : []),
  ];
}
