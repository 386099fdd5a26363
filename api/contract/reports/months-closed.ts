import type { Language } from '../languages.ts';
import type { TableRow } from '../table.ts';
import type { MonthsRow } from './months.ts';

type Closed = NonNullable<MonthsRow['closed']>;

/** Figures whose difference since the close stands beside those of today. */
export const SINCE_CLOSE = ['cost', 'revenue', 'profit'] as const;

/** What a table says of a closed month. */
export function closedCells(
  { fingerprint, closed_at, difference }: Closed,
  kind: MonthsRow['kind'],
): TableRow['cells'] {
  return {
    closed: [fingerprint, closed_at],
    ...(kind === 'all' && difference ? sinceClose(difference) : {}),
  };
}

function sinceClose(difference: NonNullable<Closed['difference']>): TableRow['cells'] {
  return Object.fromEntries(
    SINCE_CLOSE.map((key) => [`since_close_${key}`, difference[key] ?? null]),
  );
}

const CHANGED: Readonly<Record<Language, (month: string, what: string) => string>> = {
  en: (month, what) =>
    `${month} is closed and has changed since: ${what}. The figures are those of today; the report close-changes names each fact.`,
  ru: (month, what) =>
    `${month} закрыт и с тех пор изменился: ${what}. Цифры – сегодняшние; каждый факт назван в отчёте close-changes.`,
  tr: (month, what) =>
    `${month} kapatıldı ve o zamandan beri değişti: ${what}. Rakamlar bugünküdür; her kayıt close-changes raporundadır.`,
};
const WORDS: Readonly<Record<Language, Readonly<Record<(typeof SINCE_CLOSE)[number], string>>>> = {
  en: { cost: 'cost', revenue: 'revenue', profit: 'profit' },
  ru: { cost: 'расход', revenue: 'выручка', profit: 'прибыль' },
  tr: { cost: 'maliyet', revenue: 'ciro', profit: 'kâr' },
};

/** One sentence for each closed month whose figures are other ones today. */
export function closedNotes(
  rows: readonly Pick<MonthsRow, 'month' | 'kind' | 'closed'>[],
  language: Language,
): string[] {
  return rows.flatMap(({ month, kind, closed }) => {
    if (kind !== 'all' || !closed?.difference) return [];
    const { difference } = closed;
    const parts = SINCE_CLOSE.flatMap((key) => {
      const value = difference[key];
      return value == null || Number(value) === 0
        ? []
        : [`${WORDS[language][key]} ${Number(value) > 0 ? '+' : ''}${value}`];
    });
    return parts.length > 0 ? [CHANGED[language](month, parts.join(', '))] : [];
  });
}
