import type { Texts } from '../table.ts';

interface Noted {
  readonly rows: number;
  readonly lacks: readonly { readonly metric: string }[];
  readonly where: readonly string[];
  readonly maturity: { readonly matured: number | null; readonly ripe_on: string | null } | null;
}

/** From here on a period is ripe to be judged. */
const RIPE = 0.9;

/** What a reader of explored figures has to know beside them. */
export function exploreNotes({ rows, lacks, where, maturity }: Noted): readonly Texts[] {
  const metrics = lacks.map(({ metric }) => metric).join(', ');
  const matured = maturity?.matured ?? 1;
  const percent = Math.round(matured * 100);
  return [
    ...(matured < RIPE
      ? [
          {
            en: `So far ${percent} % of the sales of these days have typically arrived${by(maturity, ' (90 % by ', ')')}: newer rows will still grow.`,
            ru: `Обычно к этому времени приходит ${percent} % продаж за эти дни${by(maturity, ' (90 % — к ', ')')}: свежие строки ещё вырастут.`,
            tr: `Bu günlerin satışlarının genellikle şimdiye kadar %${percent} kadarı gelir${by(maturity, ' (%90 için tarih: ', ')')}: yeni satırlar daha da artacak.`,
          },
        ]
      : []),
    ...(lacks.length > 0
      ? [
          {
            en: `${metrics}: not told by what is asked for; see meta.lacks.`,
            ru: `${metrics}: в выбранных разрезах этих показателей нет.`,
            tr: `${metrics}: seçilen boyutlarda bu metrikler yok.`,
          },
        ]
      : []),
    ...(rows === 0 && where.length > 0
      ? [
          {
            en: 'Nothing meets the conditions in this period.',
            ru: 'За эти дни нет ничего, что проходит фильтры.',
            tr: 'Bu tarihlerde filtrelerden geçen veri yok.',
          },
        ]
      : []),
  ];
}

const by = (maturity: Noted['maturity'], before: string, after: string) =>
  maturity?.ripe_on ? `${before}${maturity.ripe_on}${after}` : '';
