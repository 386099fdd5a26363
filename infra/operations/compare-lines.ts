import { COMPARED_CONTRACTS } from '@throughline/api/contract/reports/index';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import dayjs from 'dayjs';

/** One side of a comparison. */
export interface ComparedLine {
  readonly reader: Reader;
  /** The body of a report, byte by byte. */
  report(path: string): Promise<string>;
}

export interface Comparison {
  /** Different facts and open bad rows of the first side. */
  readonly records: number;
  readonly reports: { readonly compared: number; readonly equal: number };
  /** The first few, one sentence each. */
  readonly differences: readonly string[];
}

const MOST_TOLD = 10;

/**
 * Whether two lines hold the same records, by id, and answer with the same reports: the samples of each
 * of them, over all days that hold anything.
 * @param onProgress told the share of the reports that were compared.
 */
export async function compareLines(
  left: ComparedLine,
  right: ComparedLine,
  onProgress: (done: number) => void = () => {},
): Promise<Comparison> {
  const differences: string[] = [];
  const [mine, theirs] = await Promise.all([booksOf(left.reader), booksOf(right.reader)]);
  for (const [index, { book, number, ids }] of mine.entries()) {
    const other = theirs[index]!;
    if (number !== other.number) differences.push(`${book}: ${number} and ${other.number}`);
    else if (ids !== other.ids) differences.push(`${book}: ${number} in both, with other ids`);
  }
  const paths = reportPaths(await Promise.all([daysOf(left.reader), daysOf(right.reader)]));
  let equal = 0;
  for (const [index, path] of paths.entries()) {
    const [one, other] = (await Promise.all([left.report(path), right.report(path)])).map(figures);
    if (one === other) equal += 1;
    else differences.push(`${path}: ${firstDifference(one!, other!)}`);
    onProgress((index + 1) / paths.length);
  }
  return {
    records: mine.reduce((sum, { number }) => sum + Number(number), 0),
    reports: { compared: paths.length, equal },
    differences: differences.slice(0, MOST_TOLD),
  };
}

interface Book {
  readonly book: string;
  readonly number: string;
  /** A sum over the ids, so that they need not be carried here. */
  readonly ids: string;
}

const BOOKS = sqlFile(import.meta.url, './line-books.sql');

async function booksOf(reader: Reader): Promise<readonly Book[]> {
  const books = await reader.rows<Book>(BOOKS);
  return [...books].sort((a, b) => (a.book < b.book ? -1 : 1));
}

interface Days {
  readonly first: string;
  readonly last: string;
  readonly number: string;
}

// Rows that a later revision has replaced are among them: a day too many changes nothing.
const DAYS = sqlFile(import.meta.url, './line-days.sql');

async function daysOf(reader: Reader): Promise<Days> {
  const [days] = await reader.rows<Days>(DAYS);
  return days!;
}

function reportPaths(sides: readonly Days[]): readonly string[] {
  const filled = sides.filter(({ number }) => number !== '0');
  if (filled.length === 0) return [];
  const from = filled.map(({ first }) => first).sort()[0];
  const to = filled
    .map(({ last }) => last)
    .sort()
    .at(-1);
  return spans(from!, to!).flatMap((period) =>
    COMPARED_CONTRACTS.flatMap(({ name, samples }) =>
      samples.map(
        (sample) => `/api/v1/reports/${name}?${new URLSearchParams({ ...period, ...sample })}`,
      ),
    ),
  );
}

/** No report answers for longer. */
const LONGEST_YEARS = 3;

/** All days in parts that a report answers for. */
function spans(
  from: string,
  to: string,
): readonly { readonly from: string; readonly to: string }[] {
  const last = dayjs(from).add(LONGEST_YEARS, 'year').subtract(1, 'day').format('YYYY-MM-DD');
  if (to <= last) return [{ from, to }];
  const next = dayjs(last).add(1, 'day').format('YYYY-MM-DD');
  return [{ from, to: last }, ...spans(next, to)];
}

/** Where a line is read at: not the same in two that hold the same. */
const OF_THE_LINE = new Set(['as_of', 'revision']);

/** The body of a report line by line, without what names the state that it was read from. */
function figures(body: string): string {
  return JSON.stringify(
    JSON.parse(body),
    (key, value: unknown) => (OF_THE_LINE.has(key) ? undefined : value),
    1,
  );
}

function firstDifference(one: string, other: string): string {
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const at = lines.findIndex((line, index) => line !== others[index]);
  const line = at < 0 ? lines.length : at;
  return `line ${line + 1} is ${lines[line] ?? 'missing'} and ${others[line] ?? 'missing'}`;
}
