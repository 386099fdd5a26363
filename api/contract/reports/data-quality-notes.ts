import type { Texts } from '../table.ts';
import type { DataQualityReport } from './data-quality.ts';

/** What a reader has to know of the sources before any figure. */
export function dataQualityNotes({ rows }: DataQualityReport): readonly Texts[] {
  const nameOf = (row: DataQualityReport['rows'][number]) => `${row.source} (${row.account})`;
  return rows.flatMap((row): Texts[] => {
    const name = nameOf(row);
    const late =
      row.state === 'late' || row.state === 'silent'
        ? [
            {
              en: `${name} has told nothing since ${row.last_day}: ${row.late_days} days later than usual. Look at what sends it.`,
              ru: `${name} молчит с ${row.last_day}, дольше обычного на ${row.late_days} дн. Проверьте, отправляются ли данные.`,
              tr: `${name} ${row.last_day} tarihinden beri veri vermedi, olağandan ${row.late_days} gün geç. Gönderen tarafı denetleyin.`,
            },
          ]
        : [];
    const rejected =
      row.rejected > 0
        ? [
            {
              en: `${row.rejected} ${row.rejected === 1 ? 'record' : 'records'} of ${name} could not be read and ${row.rejected === 1 ? 'is' : 'are'} in no figure; an administrator can try again.`,
              ru: `Не удалось прочитать записи источника ${name}: ${row.rejected}. В цифры они не вошли; администратор может повторить чтение.`,
              tr: `${name} kaynağının ${row.rejected} kaydı okunamadı ve hiçbir rakamda yok; yönetici yeniden deneyebilir.`,
            },
          ]
        : [];
    return [...late, ...rejected];
  });
}
