import { CHANNELS } from '@throughline/transform/channels/channels';
import { BLENDED_KEYS, type ChannelsReport, FLAGS, LEVELS } from '../contract/channels.ts';
import type { CsvStyle } from '../contract/csv-query.ts';
import type { Language } from '../contract/languages.ts';
import type { Why } from '../contract/why.ts';
import { CATALOGUE, definition } from '../metrics/catalogue.ts';
import { type CsvColumn, csv } from './csv.ts';
import { CSV_WORDS } from './csv-words.ts';

const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t' } as const;

/**
 * The report as CSV: its columns, those of the compared period with `previous_`, the blended ratios of the last
 * line, and what has to be known before a figure is trusted. The last two lines are everything with cost and
 * everything. Without a language it is for machines: keys, all digits. With one it is for reading: names, and
 * digits as on the page.
 */
export function channelsCsv(report: ChannelsReport, { lang, separator }: CsvStyle = {}): string {
  const { columns, rows, totals, paid, meta } = report;
  const compared = columns.filter(({ unit }) => meta.compare !== null && unit !== 'text');
  const written: CsvColumn[] = [
    ...columns,
    ...compared.map(({ key, unit }) => ({ key: `previous_${key}`, unit })),
    ...BLENDED_KEYS.map((key) => ({ key, unit: definition(key).unit })),
    ...['flags', 'why'].map((key) => ({ key, unit: 'text' as const })),
  ];
  const first = columns[0]!.key;
  const words = CSV_WORDS[lang ?? 'en'];
  const lines = [
    ...rows.map((row) => (lang ? named(row, lang) : row)),
    { ...paid, [first]: words.paid, flags: paid.left_out.length > 0 ? ['cost_missing'] : [] },
    { ...totals, [first]: words.total },
  ].map((row) => ({
    ...row,
    ...Object.fromEntries(
      Object.entries(row.previous ?? {}).map(([key, value]) => [`previous_${key}`, value]),
    ),
    flags: FLAGS.filter((flag) => (row.flags as readonly string[]).includes(flag)).join(' '),
    why: reasons(row.why),
  }));
  const text = csv(
    written.map(({ key, unit }) => ({
      ...{ key, unit },
      label: lang ? labelOf(key, lang) : key,
    })),
    lang ? lines.map((line) => readable(line, written)) : lines,
    {
      delimiter: DELIMITERS[separator ?? 'comma'],
      // A file between semicolons is for a country that writes a comma in numbers.
      decimal: separator === 'semicolon' ? ',' : '.',
    },
  );
  // Spreadsheets take a file without this mark for one in the system's old code page.
  return lang ? `\ufeff${text}` : text;
}

/** `cost_missing: cost cpl; not_applicable: roas`. */
function reasons(why: ChannelsReport['totals']['why']): string {
  const metrics = new Map<Why, string[]>();
  for (const { key } of CATALOGUE) {
    const reason = why[key];
    if (reason) metrics.set(reason, [...(metrics.get(reason) ?? []), key]);
  }
  return [...metrics].map(([reason, keys]) => `${reason}: ${keys.join(' ')}`).join('; ');
}

function named(row: ChannelsReport['rows'][number], lang: Language): typeof row {
  if (row.kind === 'unattributed') return { ...row, channel: CSV_WORDS[lang].unattributed };
  const channel = CHANNELS.find(({ key }) => key === row.channel);
  return channel ? { ...row, channel: channel.label[lang] } : row;
}

function labelOf(key: string, lang: Language): string {
  const words = CSV_WORDS[lang];
  const before = /^previous_(.*)/.exec(key)?.[1];
  if (before) return `${labelOf(before, lang)}, ${words.previous}`;
  const level = LEVELS.find((known) => known === key);
  if (level) return words.levels[level];
  if (key === 'flags' || key === 'why') return words[key];
  return CATALOGUE.find((metric) => metric.key === key)?.label[lang] ?? key;
}

const DIGITS = { count: 2, ratio: 2, percent: 4 } as const;

/** Rounded as figures are for reading: money to hundredths, a percentage to hundredths of a percent. */
function readable(row: Readonly<Record<string, unknown>>, columns: readonly CsvColumn[]) {
  return Object.fromEntries(
    columns.map(({ key, unit }) => {
      const value = row[key];
      if (unit === 'money' && typeof value === 'string') return [key, hundredths(value)];
      if (typeof value !== 'number' || unit === 'text' || unit === 'money') return [key, value];
      return [key, Number(value.toFixed(DIGITS[unit]))];
    }),
  );
}

/** A decimal text with two digits after the point, rounded half away from zero. */
function hundredths(text: string): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const digits = BigInt(whole + fraction.slice(0, 2).padEnd(2, '0'));
  const rounded = String(digits + (Number(fraction[2] ?? 0) >= 5 ? 1n : 0n)).padStart(3, '0');
  return `${sign}${rounded.slice(0, -2)}.${rounded.slice(-2)}`;
}
