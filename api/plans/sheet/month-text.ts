import { fold } from './fold.ts';

/** By three letters, as long as they tell the months of a language apart; folded. */
const NAMES: readonly (readonly string[])[] = [
  ['january', 'январь', 'января', 'ocak'],
  ['february', 'февраль', 'февраля', 'şubat'],
  ['march', 'март', 'марта', 'mart'],
  ['april', 'апрель', 'апреля', 'nisan'],
  ['may', 'май', 'мая', 'mayıs'],
  ['june', 'июнь', 'июня', 'haziran'],
  ['july', 'июль', 'июля', 'temmuz'],
  ['august', 'август', 'августа', 'ağustos'],
  ['september', 'сентябрь', 'сентября', 'eylül'],
  ['october', 'октябрь', 'октября', 'ekim'],
  ['november', 'ноябрь', 'ноября', 'kasım'],
  ['december', 'декабрь', 'декабря', 'aralık'],
];

const BY_NAME = new Map(
  NAMES.flatMap((names, index) =>
    names.flatMap((name) => {
      const folded = fold(name);
      return [folded, folded.slice(0, 3), folded.slice(0, 4)].map(
        (key) => [key, index + 1] as const,
      );
    }),
  ),
);

/**
 * A month as people write it: `2026-03`, `2026-03-01`, `01.03.2026`, `03.2026`, `март 2026`, `Mart 2026`, `Mar 2026`.
 * @returns `YYYY-MM`, or undefined for other texts and for a day that is not the first of its month.
 */
export function monthOfText(text: string): string | undefined {
  const folded = fold(text);
  const [, year, number] =
    /^(\d{4})[-./](\d{1,2})(?:[-./]0?1)?(?:[t ]00:00(?::00)?)?$/.exec(folded) ?? [];
  if (year) return monthOf(year, Number(number));
  const [, dotted, dottedYear] = /^(?:0?1\.)?(\d{1,2})\.(\d{4})(?: г\.?)?$/.exec(folded) ?? [];
  if (dotted) return monthOf(dottedYear!, Number(dotted));
  const [, name, namedYear] = /^(\p{L}+)\.?[ ,]*(\d{4})(?: ?г(?:\.|ода?)?)?$/u.exec(folded) ?? [];
  const named = name === undefined ? undefined : BY_NAME.get(name);
  return named === undefined ? undefined : monthOf(namedYear!, named);
}

function monthOf(year: string, month: number): string | undefined {
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : undefined;
}
