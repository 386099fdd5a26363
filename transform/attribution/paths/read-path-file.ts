import { probablyMeant } from '@throughline/ingest/contract/nearest';
import { AttributionError } from '../errors.ts';
import type { PathFileColumns, PathFileFormat, PathFileOptions } from './path-file-options.ts';
import { delimiterOf, pathFileFormat } from './path-file-options.ts';
import { type PathFileRecord, pathFileRecords } from './path-file-records.ts';
import type { PathRow } from './path-table.ts';

/** Problems told at once; a person can mend that many before the next look. */
const MOST_PROBLEMS = 10;

/**
 * Reads a path file: a header line, then one line for each path with the journeys that converted, their value
 * and the journeys that did not convert. The columns of value and of nulls may be left out (all 0).
 * Counts may be fractions. A file of the header alone has no rows.
 * @throws AttributionError `path_file_invalid` with the first ten problems, one a line, each as
 * `<file>:<line>:<column>: <what stands there>, expected <what>`.
 */
export function readPathFile(text: string, options: PathFileOptions): PathRow[] {
  const format = pathFileFormat(options, headerOf(text));
  const problems = new Problems(format.file);
  const { records, broken } = pathFileRecords(text, format.delimiter);
  const rows: PathRow[] = [];
  let names: string[] | undefined;
  let reader: ((record: PathFileRecord) => PathRow | undefined) | undefined;
  for (const record of records) {
    if (reader === undefined) {
      names = record.fields.map((name) => name.trim());
      checkHeader(record.line, names, format, problems, options.warn);
      problems.throwIfAny();
      reader = rowReader(names, format, problems);
    } else {
      const row = reader(record);
      if (row !== undefined) rows.push(row);
    }
  }
  if (names !== undefined) {
    if (broken) problems.add(broken.line, names[broken.field] ?? 'row', broken.reason);
  } else if (broken) {
    problems.add(broken.line, 'header', broken.reason);
  } else {
    const expected = Object.values(format.columns).join(format.delimiter);
    problems.add(1, format.columns.path, `the file is empty, expected a header ${expected}`);
  }
  problems.throwIfAny();
  return rows;
}

class Problems {
  readonly #file: string;
  readonly #lines: string[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  add(line: number, column: string, text: string): void {
    this.#lines.push(`${this.#file}:${line}:${column}: ${text}`);
    if (this.#lines.length === MOST_PROBLEMS) this.throwIfAny();
  }

  throwIfAny(): void {
    if (this.#lines.length > 0) {
      throw new AttributionError('path_file_invalid', this.#lines.join('\n'));
    }
  }
}

function headerOf(text: string): string {
  return /\S.*/.exec(text.replace(/^\uFEFF/, ''))?.[0] ?? '';
}

/** A column that nobody asked for is left unread and named; it is an error only where a needed one is missing. */
function checkHeader(
  line: number,
  names: readonly string[],
  { file, columns, delimiter }: PathFileFormat,
  problems: Problems,
  warn?: (message: string) => void,
): void {
  const known: readonly string[] = Object.values(columns);
  const other = names.length === 1 ? delimiterOf(names[0]!, columns.path) : undefined;
  if (other !== undefined) {
    const found = `fields seem to be divided by ${JSON.stringify(other)}`;
    const expected = `expected ${JSON.stringify(delimiter)} between them (--delimiter names another)`;
    problems.add(line, columns.path, `${found}, ${expected}`);
    return;
  }
  for (const [at, name] of names.entries())
    if (names.indexOf(name) < at)
      problems.add(
        line,
        label(name, at),
        'this column stands here a second time, expected each column once',
      );
  const unread = names
    .map((name, at) => ({ name, label: label(name, at) }))
    .filter(({ name }) => !known.includes(name));
  const missing = [columns.path, columns.conversions].filter((name) => !names.includes(name));
  for (const name of missing) {
    const near = unread.find((one) => probablyMeant(name, [one.name]));
    problems.add(line, name, missingColumn(name, columns, names, near?.label));
  }
  if (missing.length > 0 || unread.length === 0) return;
  const meant = unread.flatMap(({ name, label }) => {
    const near = probablyMeant(
      name,
      known.filter((column) => !names.includes(column)),
    );
    return near ? [`; is ${label} meant to be ${near}?`] : [];
  });
  warn?.(
    `${file}: ${unread.length === 1 ? 'the column' : 'the columns'} ${unread.map((one) => one.label).join(', ')} ${unread.length === 1 ? 'was' : 'were'} not read${meant.join('')}`,
  );
}

/** A problem is one line, whatever stands in the header. */
function label(name: string, at: number): string {
  return /^[^\p{Cc}]{1,80}$/u.test(name) ? name : `column ${at + 1}`;
}

function missingColumn(
  name: string,
  columns: PathFileColumns,
  names: readonly string[],
  near: string | undefined,
): string {
  const option = name === columns.path ? '--path-column' : '--conversions-column';
  const hint = near ? `; ${option} ${near} would read that column` : `; ${option} names another`;
  const one =
    name === columns.conversions && names.includes(columns.path)
      ? '. Where each row is one journey that converted, add this column with 1 in every row'
      : '';
  return `this column is missing, expected it in the header${hint}${one}`;
}

function rowReader(
  names: readonly string[],
  { columns, separator }: PathFileFormat,
  problems: Problems,
): (record: PathFileRecord) => PathRow | undefined {
  const at = (column: keyof PathFileColumns) => names.indexOf(columns[column]);
  const [pathAt, conversionsAt, valueAt, nullsAt] = [
    at('path'),
    at('conversions'),
    at('value'),
    at('nulls'),
  ];
  const touchesOf = touchReader(separator);
  const number = ({ line, fields }: PathFileRecord, column: number): number | undefined => {
    if (column === -1) return 0;
    const amount = amountOf(fields[column]!);
    if (amount === undefined) {
      const expected = 'expected a number from 0 to 9007199254740991, such as 3 or 2.5';
      problems.add(line, names[column]!, `${quoted(fields[column]!)} stands here, ${expected}`);
    }
    return amount;
  };
  return (record) => {
    const { line, fields } = record;
    if (fields.length !== names.length) {
      const column = names[Math.min(fields.length, names.length) - 1]!;
      const found = `the row ends after ${fields.length} of ${names.length} fields`;
      const more = `the row has ${fields.length} fields`;
      const what = fields.length < names.length ? found : more;
      problems.add(line, column, `${what}, expected ${names.join(', ')}`);
      return undefined;
    }
    const path = touchesOf(fields[pathAt]!);
    if (path === undefined) {
      const expected = `expected channels divided by ${separator}, none of them empty`;
      problems.add(line, columns.path, `${quoted(fields[pathAt]!)} stands here, ${expected}`);
    }
    const conversions = number(record, conversionsAt);
    const value = number(record, valueAt);
    const nulls = number(record, nullsAt);
    if (conversions === 0 && value !== undefined && value > 0) {
      const expected = 'expected 0 where there are no conversions';
      problems.add(line, columns.value, `${quoted(fields[valueAt]!)} stands here, ${expected}`);
    }
    if (path === undefined || conversions === undefined) return undefined;
    if (value === undefined || nulls === undefined) return undefined;
    return { path, conversions, value, nulls };
  };
}

/**
 * Cuts a path into its channels; none where one of them is empty. A channel is the same string each time,
 * so that a table of many paths holds few strings and finds them by one hash.
 */
function touchReader(separator: string): (text: string) => string[] | undefined {
  const channels = new Map<string, string>();
  return (text) => {
    const touches = text.split(separator);
    for (let i = 0; i < touches.length; i++) {
      const written = touches[i]!;
      let touch = channels.get(written);
      if (touch === undefined) {
        touch = written.trim();
        touch = channels.get(touch) ?? touch;
        channels.set(touch, touch).set(written, touch);
      }
      if (touch === '') return undefined;
      touches[i] = touch;
    }
    return touches;
  };
}

/** Digits with a point and an exponent as programs write them (`1e+05`); no sign but a plus, no hexadecimals. */
const AMOUNT = /^\+?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function amountOf(text: string): number | undefined {
  const trimmed = text.trim();
  if (!AMOUNT.test(trimmed)) return undefined;
  const amount = Number(trimmed);
  return amount <= Number.MAX_SAFE_INTEGER ? amount : undefined;
}

function quoted(text: string): string {
  return text === ''
    ? 'nothing'
    : JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
