import { CHANNELS } from '@throughline/transform/channels/channels';
import type { Language } from '../contract/languages.ts';
import type { Column, TableRow, Texts } from '../contract/table.ts';
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

/** Texts of a row for a reader: channels by their names, what nothing led to by its own. */
export function textOf(column: Column, row: TableRow, text: string, lang: Language): string {
  if (!column.isChannel) return text;
  if (row.isUnattributed && text === UNATTRIBUTED.en) return UNATTRIBUTED[lang];
  return CHANNELS.find(({ key }) => key === text)?.label[lang] ?? text;
}
