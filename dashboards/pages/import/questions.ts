import type { FileLook, FileOptions } from '@throughline/api/contract/files';

/** What a reader may be asked about a file, in the order of the form. */
export const QUESTIONS = [
  ...(['currency', 'traffic', 'dates', 'decimal', 'vat', 'timezone'] as const),
  ...(['days', 'spread', 'encoding', 'marginRate'] as const),
] as const;
export type Question = (typeof QUESTIONS)[number];

/** What a refusal wants to know. A file that contradicts itself has to be mended. */
const WANTED: Readonly<Record<string, readonly Question[]>> = {
  file_currency_missing: ['currency'],
  file_traffic_missing: ['traffic'],
  file_dates_ambiguous: ['dates'],
  file_dates_contradict: ['dates'],
  file_decimals_ambiguous: ['decimal'],
  file_decimals_contradict: ['decimal'],
  file_timezone_missing: ['timezone'],
  file_day_missing: ['days', 'spread'],
  file_period_unspread: ['spread'],
  file_encoding_unknown: ['encoding'],
};

/** Of what was assumed, the answer that says otherwise. */
const ASSUMED: Readonly<Record<string, Question>> = {
  vat_unknown: 'vat',
  dates_by_language: 'dates',
  decimals_of_other_column: 'decimal',
  timezone_of_business: 'timezone',
  currency_of_vendor: 'currency',
};

const SAID: Readonly<Record<Question, readonly (keyof FileOptions)[]>> = {
  currency: ['currency'],
  traffic: ['utmSource', 'utmMedium'],
  dates: ['dates'],
  decimal: ['decimal'],
  vat: ['vat'],
  timezone: ['timezone'],
  days: ['from', 'to'],
  spread: ['spread'],
  encoding: ['encoding'],
  marginRate: ['marginRate'],
};

const SALES: readonly string[] = ['orders', 'partner_sales', 'deals'];
const SAYS_MARGIN: readonly string[] = ['cost_of_goods', 'margin'];

/** Codes of a file that no answer makes readable. */
export function isUnanswerable(code: string): boolean {
  return !(code in WANTED) && !NAMES_COLUMNS.includes(code);
}

const NAMES_COLUMNS: readonly string[] = [
  ...['file_headings_unknown', 'file_kind_unknown', 'file_columns_missing'],
];

/** What is asked: what the file leaves open, and what was said already, so that it can be said otherwise. */
export function questionsOf(look: FileLook, options: FileOptions): readonly Question[] {
  const { preview, refusal } = look;
  const asked = new Set<Question>([
    ...(refusal ? (WANTED[refusal.code] ?? []) : []),
    ...(preview?.assumed ?? []).flatMap(({ code }) => ASSUMED[code] ?? []),
    ...QUESTIONS.filter((one) => SAID[one].some((key) => options[key] !== undefined)),
  ]);
  const kind = preview?.kind ?? options.kind ?? '';
  const isMarginSaid = preview?.columns.some(
    ({ meaning }) => meaning !== null && SAYS_MARGIN.includes(meaning),
  );
  if (preview && SALES.includes(kind) && !isMarginSaid) asked.add('marginRate');
  return QUESTIONS.filter((one) => asked.has(one));
}

/** Whether the refusal is about this, so that the field asks for it. */
export function isWanted(question: Question, { refusal }: FileLook): boolean {
  return refusal !== null && (WANTED[refusal.code]?.includes(question) ?? false);
}

/** "42" or "42,5" percent as the share that the server takes; null for what is no share. */
export function shareOf(percent: string): string | null {
  const text = percent.trim().replace('%', '').trim().replace(',', '.');
  const read = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(text);
  if (!read) return null;
  const [, whole = '', decimals = ''] = read;
  const digits = whole.padStart(3, '0') + decimals;
  const share = `${Number(digits.slice(0, -2 - decimals.length))}.${digits.slice(-2 - decimals.length)}`;
  if (Number(share) > 1) return null;
  return share.replace(/\.?0+$/, '') || '0';
}

/** The share that the server takes as percent; the other way round. */
export function percentOf(share: string | undefined): string {
  if (share === undefined) return '';
  return String(Number((Number(share) * 100).toFixed(4)));
}
