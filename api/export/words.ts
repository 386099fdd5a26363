import type { Language } from '../contract/languages.ts';
import { sourceName } from '../contract/source-words.ts';
import type { Column, TableRow, Texts } from '../contract/table.ts';
import { wordsOf } from '../contract/words.ts';
import { definition } from '../metrics/catalogue.ts';

const SUMS: Readonly<Record<NonNullable<TableRow['sum']>, Texts>> = {
  paid: { en: 'Paid', ru: 'Платные', tr: 'Ücretli' },
  total: { en: 'Total', ru: 'Итого', tr: 'Toplam' },
};
const UNATTRIBUTED: Texts = {
  en: 'Unattributed',
  ru: 'Без источника',
  tr: 'İlişkilendirilmemiş',
};
const PREVIOUS: Texts = { en: 'before', ru: 'период сравнения', tr: 'önceki dönem' };

/** What a column is called: as its metric, or by its own words. */
export function columnName({ key, metric, label, isPrevious }: Column, lang: Language): string {
  const name = metric ? definition(metric).label[lang] : (label?.[lang] ?? key);
  return isPrevious ? `${name}, ${PREVIOUS[lang]}` : name;
}

/** What a row of sums is called. */
export function sumName(sum: NonNullable<TableRow['sum']>, lang: Language): string {
  return SUMS[sum][lang];
}

/** Texts of a row for a reader: coded values in words, what nothing led to by its own. */
export function textOf(
  column: Column,
  row: TableRow,
  text: string,
  { lang, columns }: { readonly lang: Language; readonly columns: readonly Column[] },
): string {
  if (column.isChannel) {
    if (row.isUnattributed && text === UNATTRIBUTED.en) return UNATTRIBUTED[lang];
    return wordsOf('channel', text)?.[lang] ?? text;
  }
  if (column.isSource) return sourceName(text)[lang];
  if (column.key === 'flags') return flagWords(text, lang);
  if (column.key === 'why') return reasonWords(text, lang, columns);
  // Only a column that says so holds channels of the standard grouping.
  return (column.key === 'channel' ? undefined : wordsOf(column.key, text)?.[lang]) ?? text;
}

function flagWords(flags: string, lang: Language): string {
  return flags
    .split(' ')
    .map((flag) => wordsOf('flags', flag)?.[lang] ?? flag)
    .join(', ');
}

/** `cost_missing: cost cpl; blended: drr`, each reason in words and each column by its name. */
function reasonWords(reasons: string, lang: Language, columns: readonly Column[]): string {
  const nameOf = (key: string) => {
    const column = columns.find((one) => one.key === key);
    return column ? columnName(column, lang) : key;
  };
  return reasons
    .split('; ')
    .map((part) => {
      const [reason = '', metrics = ''] = part.split(': ');
      const words = wordsOf('why', reason)?.[lang] ?? reason;
      return metrics === '' ? words : `${words}: ${metrics.split(' ').map(nameOf).join(', ')}`;
    })
    .join('; ');
}
