import type { Texts } from '../table.ts';

interface Noted {
  readonly rows: number;
  readonly lacks: readonly { readonly metric: string }[];
  readonly where: readonly string[];
}

/** What a reader of explored figures has to know beside them. */
export function exploreNotes({ rows, lacks, where }: Noted): readonly Texts[] {
  const metrics = lacks.map(({ metric }) => metric).join(', ');
  return [
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
