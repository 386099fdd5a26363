import { decimalText } from '../decimal-text.ts';
import type { Language } from '../languages.ts';
import type { Texts } from '../table.ts';
import type { IncrementalityReport } from './incrementality.ts';
import { OLD_AFTER_DAYS } from './incrementality-terms.ts';

/** What a reader of a test has to know beside its figures. */
export function incrementalityNotes({ meta, rows }: IncrementalityReport): readonly Texts[] {
  const { experiments, minimum, channel } = meta;
  if (experiments.length === 0) return [NO_TEST];
  return [
    ...experiments.flatMap((one) => notesOf(one, minimum)),
    ...(channel === null ? [] : calibrationNotes(rows, experiments)),
    READING,
  ];
}

const NO_TEST: Texts = {
  en: 'Nobody was assigned to a test in this period. Send an event “exposure” with the test and the group (GA4: experience_impression with experiment_id and variant_id; the snippet: throughline("exposure", {experiment_id, variant_id})) and leave a group without the ads.',
  ru: 'За этот период никто не попал в тест. Отправляйте событие «exposure» с именем теста и группы (GA4: experience_impression с experiment_id и variant_id; сниппет: throughline("exposure", {experiment_id, variant_id})) и оставьте одну группу без рекламы.',
  tr: 'Bu dönemde kimse bir teste atanmadı. Test ve grup adıyla “exposure” olayı gönderin (GA4: experiment_id ve variant_id ile experience_impression; kod parçası: throughline("exposure", {experiment_id, variant_id})) ve bir grubu reklamsız bırakın.',
};

const READING: Texts = {
  en: 'Everybody counts in the group they were assigned to, whatever they saw afterwards; sales count from the assignment to the end of the period. Intervals are of 95 %.',
  ru: 'Каждый считается в той группе, в которую попал, что бы он ни видел потом; продажи – с этого дня до конца периода. Интервалы 95 %.',
  tr: 'Herkes, sonra ne görmüş olursa olsun atandığı grupta sayılır; satışlar atamadan dönemin sonuna kadar sayılır. Aralıklar %95’tir.',
};

function notesOf(
  {
    name,
    crossed,
    control,
    people,
    buyers,
    is_enough: isEnough,
  }: IncrementalityReport['meta']['experiments'][number],
  minimum: IncrementalityReport['meta']['minimum'],
): readonly Texts[] {
  return [
    ...(control === null
      ? [
          {
            en: `“${name}” has no group named control: choose it by “control”.`,
            ru: `В тесте «${name}» нет группы с именем control: укажите её параметром control.`,
            tr: `“${name}” testinde control adlı bir grup yok: “control” ile seçin.`,
          },
        ]
      : isEnough
        ? []
        : [
            {
              en: `“${name}” compares nothing yet: it has ${people} people in its smallest group of ${minimum.people} needed, and ${buyers} buyers of ${minimum.buyers}.`,
              ru: `«${name}» пока ничего не доказывает: в наименьшей группе ${people} чел. из нужных ${minimum.people}, купивших ${buyers} из ${minimum.buyers}.`,
              tr: `“${name}” henüz bir şey göstermiyor: en küçük grubunda gereken ${minimum.people} kişiden ${people} kişi, ${minimum.buyers} alıcıdan ${buyers} alıcı var.`,
            },
          ]),
    ...(crossed > 0
      ? [
          {
            en: `${crossed} people were seen in several groups of “${name}” and are left out.`,
            ru: `Людей, попавших сразу в несколько групп теста «${name}» и потому исключённых: ${crossed}.`,
            tr: `${crossed} kişi “${name}” testinin birden çok grubunda görüldü ve dışarıda bırakıldı.`,
          },
        ]
      : []),
  ];
}

/** The factor with its interval and days; what it is good for, and from when on it is old. */
function calibrationNotes(
  rows: IncrementalityReport['rows'],
  experiments: IncrementalityReport['meta']['experiments'],
): readonly Texts[] {
  return rows.flatMap(({ experiment, arm, factor, factor_low: low, factor_high: high }) => {
    const test = experiments.find(({ name }) => name === experiment);
    if (factor === null || low === null || high === null || !test) return [];
    const { first_day: first, last_day: last, age_days: age } = test;
    const name = `${experiment} / ${arm}`;
    const [one, least, most] = [factor, low, high].map(
      (value) => (language: Language) => decimalText(value, 2, language),
    ) as [Written, Written, Written];
    return [
      {
        en: `Calibration by “${name}”: for each unit that the last non-direct touch credits, the channel adds ${one('en')} (95 %: ${least('en')} to ${most('en')}), measured on people assigned from ${first} to ${last}. It changes no other report.`,
        ru: `Калибровка по «${name}»: на каждую единицу, которую отнесла на канал модель последнего непрямого касания, он добавляет ${one('ru')} (95 %: от ${least('ru')} до ${most('ru')}); измерено на попавших в тест с ${first} по ${last}. Другие отчёты она не меняет.`,
        tr: `“${name}” ile kalibrasyon: doğrudan olmayan son temasın kanala yazdığı her birim için kanal ${one('tr')} ekliyor (%95: ${least('tr')} – ${most('tr')}); ${first} – ${last} arasında atananlarla ölçüldü. Başka hiçbir raporu değiştirmez.`,
      },
      ...(age > OLD_AFTER_DAYS
        ? [
            {
              en: `This factor is ${age} days old; after ${OLD_AFTER_DAYS} ads, prices and competitors have changed: test again before you rely on it.`,
              ru: `Этому коэффициенту ${age} дн.; за ${OLD_AFTER_DAYS} дней меняются реклама, цены и конкуренты: повторите тест, прежде чем на него опираться.`,
              tr: `Bu katsayı ${age} günlük; ${OLD_AFTER_DAYS} günden sonra reklamlar, fiyatlar ve rakipler değişmiş olur: güvenmeden önce testi yineleyin.`,
            },
          ]
        : []),
    ];
  });
}

type Written = (language: Language) => string;
