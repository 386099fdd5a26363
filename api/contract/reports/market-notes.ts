import type { Texts } from '../table.ts';
import type { MarketReport } from './market.ts';

/** What a reader has to know beside the figures of the market. */
export function marketNotes({ meta, rows }: MarketReport): readonly Texts[] {
  if (rows.length === 0) return [NONE];
  const bare = rows.filter(({ change }) => change === null).length;
  const unheld = rows.filter(
    ({ change, own_change, few }) => change !== null && own_change === null && !few,
  );
  const few = rows.filter((row) => row.few).length;
  const { minimum } = meta;
  return [
    ...(bare > 0
      ? [
          {
            en: `${bare} of ${rows.length} series have no earlier figure to compare with.`,
            ru: `Не с чем сравнить: у ${bare} рядов из ${rows.length} нет более ранней цифры.`,
            tr: `${rows.length} serinin ${bare} tanesinde karşılaştırılacak önceki rakam yok.`,
          },
        ]
      : []),
    ...(few > 0
      ? [
          {
            en: `Our own change takes ${minimum} of ours in both periods: ${few} of ${rows.length} series lack them.`,
            ru: `Для нашего изменения нужно не меньше ${minimum} наших событий в обоих периодах: их не хватает у ${few} рядов из ${rows.length}.`,
            tr: `Kendi değişimimiz için iki dönemde de en az ${minimum} olayımız gerekir: ${rows.length} serinin ${few} tanesinde eksik.`,
          },
        ]
      : []),
    ...(unheld.length > 0
      ? [
          {
            en: `Our own figures do not reach back to the earlier period of ${unheld.length} series.`,
            ru: `Наши данные не доходят до прошлого периода у ${unheld.length} рядов.`,
            tr: `Kendi verilerimiz ${unheld.length} serinin önceki dönemine uzanmıyor.`,
          },
        ]
      : []),
  ];
}

const NONE: Texts = {
  en: 'No market figures in this period: import a table with date, metric and value (demand by Wordstat or Trends, research, figures of competitors).',
  ru: 'За эти дни нет рыночных данных: загрузите таблицу с датой, показателем и значением (спрос из Wordstat или Trends, исследования, данные о конкурентах).',
  tr: 'Bu günlerde pazar rakamı yok: tarih, gösterge ve değer içeren bir tablo yükleyin (Wordstat ya da Trends talebi, araştırmalar, rakiplerin rakamları).',
};
