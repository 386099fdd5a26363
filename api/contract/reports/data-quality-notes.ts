import { sourceName } from '../source-words.ts';
import type { Texts } from '../table.ts';
import type { DataQualityReport } from './data-quality.ts';

/** What a reader has to know of the sources before any figure. */
export function dataQualityNotes({ rows }: DataQualityReport): readonly Texts[] {
  return rows.flatMap((row): Texts[] => {
    const source = sourceName(row.source);
    const name = { en: nameOf(source.en), ru: nameOf(source.ru), tr: nameOf(source.tr) };
    function nameOf(text: string): string {
      return row.account === 'main' ? text : `${text} (${row.account})`;
    }
    const days = row.late_days;
    const late =
      row.state === 'late' || row.state === 'silent'
        ? [
            {
              en: `${name.en} has sent nothing since ${row.last_day}, ${days} ${days === 1 ? 'day' : 'days'} longer than usual. Check what sends it.`,
              ru: `${name.ru} молчит с ${row.last_day}, дольше обычного на ${days} дн. Проверьте, отправляются ли данные.`,
              tr: `${name.tr} ${row.last_day} tarihinden beri veri vermedi, olağandan ${days} gün geç. Gönderen tarafı denetleyin.`,
            },
          ]
        : [];
    const rejected =
      row.rejected > 0
        ? [
            {
              en: `${row.rejected} ${row.rejected === 1 ? 'record' : 'records'} of ${name.en} could not be read and ${row.rejected === 1 ? 'is' : 'are'} in no figure; an administrator can try again.`,
              ru: `Не удалось прочитать записи источника ${name.ru}: ${row.rejected}. В цифры они не вошли; администратор может повторить чтение.`,
              tr: `${name.tr} kaynağının ${row.rejected} kaydı okunamadı ve hiçbir rakamda yok; yönetici yeniden deneyebilir.`,
            },
          ]
        : [];
    return [...late, ...rejected];
  });
}
