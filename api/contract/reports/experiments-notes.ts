import { decimalText } from '../decimal-text.ts';
import type { Language } from '../languages.ts';
import type { Texts } from '../table.ts';
import type { ExperimentAbout, ExperimentsReport } from './experiments.ts';
import { OLD_AFTER_DAYS } from './incrementality-terms.ts';

/** What a reader of the tests has to know beside their figures. */
export function experimentsNotes({ meta, rows }: ExperimentsReport): readonly Texts[] {
  const { experiments, configured } = meta;
  if (configured === 0) return [NONE];
  if (experiments.length === 0) return [OTHER_DAYS];
  return [
    ...experiments.flatMap(notesOf),
    ...rows.flatMap((row) => {
      const test = experiments.find(({ name }) => name === row.experiment);
      return row.factor === null || !test ? [] : factorNotes(row, test);
    }),
    READING,
  ];
}

const NONE: Texts = {
  en: 'To add a geo or switchback test, name its days and the regions, or blocks of days, that had the ads under experiments in throughline.config.yaml.',
  ru: 'Чтобы добавить тест по регионам или по времени, укажите в разделе experiments файла throughline.config.yaml его дни и то, в каких регионах или блоках дней шла реклама.',
  tr: 'Bölge ya da zaman testi eklemek için throughline.config.yaml dosyasında experiments altında testin günlerini ve reklamın yayınlandığı bölgeleri ya da gün bloklarını belirtin.',
};

const OTHER_DAYS: Texts = {
  en: 'No configured test has days in this period.',
  ru: 'За этот период не шёл ни один из настроенных тестов.',
  tr: 'Yapılandırılmış testlerin hiçbirinin bu dönemde günü yok.',
};

const READING: Texts = {
  en: 'A test is read over all its days, whatever the period. A sale counts on the day it was made, in the region of the buyer’s last visit before it. Intervals are of 95 %, by permutation of the assignment: they hold where regions or blocks were drawn at random.',
  ru: 'Тест считается за все свои дни, какой бы период ни был выбран. Продажа относится ко дню, когда её оформили, и к региону последнего визита покупателя перед ней. Интервалы 95 %, по перестановкам распределения: они верны, если регионы или блоки выбраны случайно.',
  tr: 'Test, seçilen dönem ne olursa olsun tüm günleriyle okunur. Satış, yapıldığı güne ve alıcının ondan önceki son ziyaretinin bölgesine yazılır. Aralıklar %95’tir ve atamanın permütasyonlarından gelir: bölgeler ya da bloklar rastgele seçildiyse geçerlidir.',
};

function notesOf(test: ExperimentAbout): readonly Texts[] {
  const { name, kind, to, units, minimum, left_out: leftOut, unplaced, sales, before } = test;
  const few = Math.min(units.with, units.without);
  const [regions, blocks] = [kind === 'geo', kind !== 'geo'];
  return [
    ...when(!test.is_known, {
      en: `“${name}” has sales whose value is not known, so it compares nothing; ask for revenue instead of margin, or say what the goods cost.`,
      ru: `В тесте «${name}» есть продажи с неизвестной суммой, поэтому сравнения нет: выберите выручку вместо маржи или укажите себестоимость.`,
      tr: `“${name}” testinde tutarı bilinmeyen satışlar var, bu yüzden karşılaştırma yapılmaz: katkı payı yerine ciroyu seçin ya da malların maliyetini belirtin.`,
    }),
    ...when(!test.is_enough && regions, {
      en: `“${name}” compares nothing yet: ${few} regions with sales in its smaller group of ${minimum} needed.`,
      ru: `«${name}» пока ничего не доказывает: в меньшей группе регионов с продажами ${few} из нужных ${minimum}.`,
      tr: `“${name}” henüz bir şey göstermiyor: küçük grubunda gereken ${minimum} bölgeden satışı olan ${few} bölge var.`,
    }),
    ...when(!test.is_enough && blocks, {
      en: `“${name}” compares nothing yet: ${few} blocks with or without the ads of ${minimum} needed of each.`,
      ru: `«${name}» пока ничего не доказывает: блоков с рекламой или без неё ${few} из нужных ${minimum}.`,
      tr: `“${name}” henüz bir şey göstermiyor: reklamlı ya da reklamsız gereken ${minimum} bloktan ${few} blok var.`,
    }),
    ...when(!test.is_over, {
      en: `“${name}” runs until ${to}: its figures are of the complete days so far.`,
      ru: `«${name}» идёт до ${to}: цифры за прошедшие полные дни.`,
      tr: `“${name}” ${to} gününe kadar sürüyor: rakamlar şimdiye kadarki tam günlerindir.`,
    }),
    ...when(leftOut.length > 0, {
      en: `Regions of “${name}” without sales before or during it, which are left out: ${leftOut.join(', ')}.`,
      ru: `Регионы теста «${name}» без продаж до него или во время него, они исключены: ${leftOut.join(', ')}.`,
      tr: `“${name}” testinin öncesinde ya da sırasında satışı olmayan ve dışarıda bırakılan bölgeleri: ${leftOut.join(', ')}.`,
    }),
    ...when(unplaced > 0, {
      en: `${unplaced} of ${sales} sales in the days of “${name}” have no region, since no visit before them says one; they count in no group.`,
      ru: `У ${unplaced} из ${sales} продаж за дни теста «${name}» нет региона: его не сообщает ни один визит до них. Они не входят ни в одну группу.`,
      tr: `“${name}” günlerindeki ${sales} satıştan ${unplaced} tanesinin bölgesi yok, çünkü önceki hiçbir ziyaret bunu söylemiyor; hiçbir grupta sayılmazlar.`,
    }),
    ...when(before !== null && before.p_value <= 0.05, {
      en: `The groups of “${name}” grew apart before the test already, so the test did not cause all of the difference.`,
      ru: `Группы теста «${name}» расходились ещё до него, поэтому разница вызвана не только тестом.`,
      tr: `“${name}” testinin grupları daha testten önce birbirinden ayrılıyordu; farkın tümü testten gelmiyor.`,
    }),
  ];
}

function factorNotes(
  { factor, factor_low: low, factor_high: high, channel }: ExperimentsReport['rows'][number],
  { name, to, age_days: age }: ExperimentAbout,
): readonly Texts[] {
  const written = (value: number | null) => (language: Language) =>
    decimalText(value!, 2, language);
  const [one, least, most] = [written(factor), written(low), written(high)];
  return [
    {
      en: `Calibration of ${channel} by “${name}”: for each unit that the last non-direct touch credits, the channel adds ${one('en')} (95 %: ${least('en')} to ${most('en')}), as of ${to}. It changes no other report.`,
      ru: `Калибровка канала ${channel} по «${name}»: на каждую единицу, которую отнесла на него модель последнего непрямого касания, он добавляет ${one('ru')} (95 %: от ${least('ru')} до ${most('ru')}) на ${to}. Другие отчёты она не меняет.`,
      tr: `“${name}” ile ${channel} kalibrasyonu: doğrudan olmayan son temasın kanala yazdığı her birim için kanal ${one('tr')} ekliyor (%95: ${least('tr')} – ${most('tr')}), ${to} itibarıyla. Başka hiçbir raporu değiştirmez.`,
    },
    ...when(age > OLD_AFTER_DAYS, {
      en: `This factor is ${age} days old; after ${OLD_AFTER_DAYS} ads, prices and competitors have changed: test again before you rely on it.`,
      ru: `Этому коэффициенту ${age} дн.; за ${OLD_AFTER_DAYS} дней меняются реклама, цены и конкуренты: повторите тест, прежде чем на него опираться.`,
      tr: `Bu katsayı ${age} günlük; ${OLD_AFTER_DAYS} günden sonra reklamlar, fiyatlar ve rakipler değişmiş olur: güvenmeden önce testi yineleyin.`,
    }),
  ];
}

const when = (holds: boolean, texts: Texts): readonly Texts[] => (holds ? [texts] : []);
