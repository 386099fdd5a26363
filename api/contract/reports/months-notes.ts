import { dayWords, sourceWords } from '../day-words.ts';
import type { Texts } from '../table.ts';

interface Noted {
  readonly unpriced: readonly { readonly channel: string; readonly source: string }[];
  readonly data_complete_to: string | null;
  readonly sources: readonly {
    readonly source: string;
    readonly last_day: string;
    readonly ended: boolean;
  }[];
  readonly to: string;
}

/** What a reader of the months has to know beside the figures. */
export function monthsNotes({
  unpriced,
  data_complete_to: whole,
  sources,
  to,
}: Noted): readonly Texts[] {
  const last = sources.find(({ last_day, ended }) => !ended && whole !== null && last_day <= whole);
  return [
    ...(unpriced.length > 0
      ? [
          {
            en: `Paid traffic came from ${sourceWords(unpriced, 'en')}, and no cost data has ever said what it cost: the costs of those months are unknown. Connect the source, or import its costs.`,
            ru: `Был платный трафик: ${sourceWords(unpriced, 'ru')}, но его расходы ни разу не загружались, поэтому расходы этих месяцев неизвестны. Подключите источник или загрузите расходы.`,
            tr: `Ücretli trafik geldi: ${sourceWords(unpriced, 'tr')}; ancak maliyeti hiç içe aktarılmadı, bu yüzden o ayların maliyeti bilinmiyor. Kaynağı bağlayın ya da maliyetini içe aktarın.`,
          },
        ]
      : []),
    ...(whole !== null && whole < to
      ? [
          {
            en: `Figures are whole up to ${whole}${last ? `, the last day that ${last.source} has reported` : ''}: later months are not complete.`,
            ru: `Данные полны по ${dayWords(whole, 'ru')}${last ? ` (последний день источника ${last.source})` : ''}: более поздние месяцы неполные.`,
            tr: `Veriler ${dayWords(whole, 'tr')} gününe kadar tam${last ? ` (${last.source} kaynağının son günü)` : ''}: sonraki aylar tamamlanmadı.`,
          },
        ]
      : []),
  ];
}
