import { RecordError } from '../../contract/record-error.ts';
import type { RecordText } from '../../mapping/map-records.ts';
import { readTable, widthError } from '../../mapping/read-table.ts';

/** Which of the two logs a line is of, and its cells by the names of their fields without the prefix. */
export interface LogLine {
  readonly log: 'visits' | 'hits';
  cell(name: string): string;
  /** The items of an array, none where it is empty. @throws RecordError for what is no array. */
  list(name: string): readonly string[];
}

const PREFIX = { 'ym:s:': 'visits', 'ym:pv:': 'hits' } as const;

/**
 * Cuts a log that the Logs API gave out: tab-separated, its first line the names of the fields.
 * @throws RecordError when the text is no such log.
 */
export function readLog(text: string): RecordText[] {
  const table = readTable(text, { delimiter: '\t', quotes: 'none', expected: 'TSV' });
  const columns = table[0]?.cells ?? [];
  const prefix = (Object.keys(PREFIX) as (keyof typeof PREFIX)[]).find((one) =>
    columns.some((column) => column.startsWith(one)),
  );
  if (!prefix)
    throw new RecordError('body_unreadable', {
      expected: 'a log of visits (ym:s:…) or of hits (ym:pv:…)',
      got: columns.join(' '),
    });
  const places = new Map(columns.map((column, at) => [column, at]));
  return table.map(({ cells, raw }, index) => {
    if (index === 0) return { raw, value: 'names of fields' };
    if (raw.trim() === '') return { raw, value: 'a blank line' };
    const wrong = widthError(cells, columns);
    const at = (name: string) => cells[places.get(prefix + name) ?? -1] ?? '';
    const line: LogLine = {
      log: PREFIX[prefix],
      cell: (name) => unescaped(at(name)),
      list: (name) => listOf(at(name), name),
    };
    return { raw, value: wrong ?? line };
  });
}

const ESCAPES: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  b: '\b',
  f: '\f',
  '0': '\0',
};

/** Text of ClickHouse’s TSV. */
function unescaped(text: string): string {
  return text.includes('\\')
    ? text.replace(/\\(.)/gs, (_, sign: string) => ESCAPES[sign] ?? sign)
    : text;
}

/** An array as ClickHouse writes it: `[1,2]`, `['a','b\'c']`. */
function listOf(text: string, field: string): readonly string[] {
  const inner = /^\[(.*)\]$/s.exec(text.trim())?.[1];
  if (inner === undefined) {
    if (text.trim() === '') return [];
    throw new RecordError('field_invalid', { field, expected: 'a list', got: text });
  }
  const items: string[] = [];
  for (const [, quoted, plain] of inner.matchAll(/\s*(?:'((?:\\.|[^'\\])*)'|([^,']+))\s*(?:,|$)/gs))
    items.push(quoted === undefined ? plain!.trim() : unescaped(quoted));
  return items;
}
