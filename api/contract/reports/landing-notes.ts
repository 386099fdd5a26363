import type { Texts } from '../table.ts';
import type { LandingReport } from './landing.ts';

/** What a reader has to know beside the figures of pages. */
export function landingNotes({ meta, totals, rows }: LandingReport): readonly Texts[] {
  const { engaged_known: known, minimum } = meta;
  const visits = totals.visits ?? 0;
  // Calls and offline touches begin on no page.
  const visited = rows.filter(({ kind, visits: own }) => kind === 'row' && (own ?? 0) > 0);
  const few = visited.filter(({ visits: own }) => (own ?? 0) < minimum).length;
  return [
    ...(known < visits
      ? [
          {
            en: `Whether a visit was engaged is known for ${known} of ${visits}: the others come from sources that send no sessions.`,
            ru: `Вовлечённость известна по ${known} визитам из ${visits}: об остальных сообщили источники без сессий.`,
            tr: `Etkileşim ${visits} ziyaretin ${known} tanesi için biliniyor: diğerleri oturum bildirmeyen kaynaklardan geliyor.`,
          },
        ]
      : []),
    ...(few > 0
      ? [
          {
            en: `${few} of ${visited.length} rows have fewer than ${minimum} visits: their shares may be chance.`,
            ru: `Меньше ${minimum} визитов – у ${few} строк из ${visited.length}: их доли могут быть случайностью.`,
            tr: `${visited.length} satırın ${few} tanesinde ${minimum} ziyaretten az var: oranları rastlantı olabilir.`,
          },
        ]
      : []),
  ];
}
