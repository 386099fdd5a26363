import { SWOT_WORDS } from '../swot-words.ts';
import type { Texts } from '../table.ts';
import type { SwotReport } from './swot.ts';
import { RULES } from './swot-terms.ts';

/** By which rules the lines were made, and what there is too little of. */
export function swotNotes({ meta, rows }: SwotReport): readonly Texts[] {
  const used = new Set(rows.map(({ rule }) => rule));
  const missing = meta.sources.filter(({ status }) => status !== 'enough');
  const named = (language: keyof Texts) =>
    missing
      .map(({ source, have, needed }) => {
        const name = SWOT_WORDS.report[source][language];
        return needed === null ? name : `${name} (${have} / ${needed})`;
      })
      .join(', ');
  return [
    {
      en: 'A draft from figures alone: each line is a rule with a threshold, beyond which a figure is told; what no source tells of is left out. What is behind a figure, people have to say.',
      ru: 'Черновик только из цифр: каждая строка – правило с порогом, за которым показатель попадает в список; чего не сообщает ни один источник, того здесь нет. Что стоит за цифрой, решают люди.',
      tr: 'Yalnızca rakamlardan bir taslak: her satır, eşiğini aşan göstergeyi bildiren bir kuraldır; hiçbir kaynağın bildirmediği burada yoktur. Rakamın arkasındakini insanlar söyler.',
    },
    ...(['above_plan', 'answers_quickly', 'rated_well', 'concentrated', 'lead_dearer'] as const)
      .filter((rule) => used.has(rule))
      .map((rule) => THRESHOLDS[rule](RULES[rule].threshold)),
    ...(missing.length > 0
      ? [
          {
            en: `Not judged for want of data (what there is / what it takes): ${named('en')}.`,
            ru: `Не оценивали – мало данных (есть / нужно): ${named('ru')}.`,
            tr: `Veri yetersizliğinden değerlendirilmeyenler (olan / gereken): ${named('tr')}.`,
          },
        ]
      : []),
  ];
}

const percent = (share: number) => `${Math.round(100 * share)}`;

const THRESHOLDS = {
  above_plan: (by: number): Texts => ({
    en: `Conversion counts against the plan from ${percent(by)} % of the planned outcome on.`,
    ru: `Отклонение конверсии от плана учитывается от ${percent(by)} % планового результата.`,
    tr: `Dönüşümün plandan sapması, planlanan sonucun %${percent(by)} kadarından itibaren sayılır.`,
  }),
  answers_quickly: (by: number): Texts => ({
    en: `Answers are quick from ${percent(by)} % of leads in time on, and late below half.`,
    ru: `Отвечаем быстро – если вовремя от ${percent(by)} % лидов, поздно – если меньше половины.`,
    tr: `Potansiyel müşterilerin en az %${percent(by)} kadarı süresinde yanıtlanıyorsa hızlı, yarısından azı ise geçtir.`,
  }),
  rated_well: (by: number): Texts => ({
    en: `Reviews are good where the mean is surely above ${by} of 5, and bad where it is surely below 4.`,
    ru: `Отзывы хорошие, если средняя оценка точно выше ${`${by}`.replace('.', ',')} из 5, плохие – если точно ниже 4.`,
    tr: `Ortalama kesinlikle 5 üzerinden ${`${by}`.replace('.', ',')} üstündeyse yorumlar iyi, kesinlikle 4 altındaysa kötüdür.`,
  }),
  concentrated: (by: number): Texts => ({
    en: `Revenue hangs on one channel from ${percent(by)} % on.`,
    ru: `Выручка зависит от одного канала, если его доля – от ${percent(by)} %.`,
    tr: `Bir kanalın payı %${percent(by)} ve üstüyse ciro ona bağlıdır.`,
  }),
  lead_dearer: (by: number): Texts => ({
    en: `A lead is dearer from ${percent(by)} % above the period before on.`,
    ru: `Лид подорожал, если он дороже прошлого периода от ${percent(by)} %.`,
    tr: `Potansiyel müşteri maliyeti önceki döneme göre %${percent(by)} ve daha çok arttıysa pahalılaşmıştır.`,
  }),
};
