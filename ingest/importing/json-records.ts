import { type FileRecord, MAX_RECORD_BYTES } from './file-record.ts';
import { FileStart } from './file-start.ts';
import { ImportError } from './import-error.ts';
import { nestingOf } from './json-nesting.ts';
import { JsonScanner } from './json-scanner.ts';
import { LineSplitter } from './line-splitter.ts';

const LF = 10;
const OBJECT = 0x7b;
const ARRAY = 0x5b;

interface Splitter {
  push(chunk: Uint8Array): FileRecord[];
  end(): FileRecord[];
}

/**
 * Records of a JSON file in one pass, whichever way it is laid out:
 * one array of objects · one object, or several, over many lines · one record a line (NDJSON). A line
 * that is no JSON is a record too, so that its mapping can refuse it by its line number.
 */
export async function* jsonRecords(input: AsyncIterable<Uint8Array>): AsyncGenerator<FileRecord> {
  const start = new FileStart();
  let splitter: Splitter | undefined;
  for await (const chunk of input) {
    if (splitter) {
      yield* splitter.push(chunk);
      continue;
    }
    if (!start.push(chunk)) continue;
    splitter = splitterFor(start, false);
    if (splitter) yield* splitter.push(start.bytes(false));
  }
  if (!splitter) {
    splitter = splitterFor(start, true);
    if (!splitter) return;
    yield* splitter.push(start.bytes(true));
  }
  yield* splitter.end();
}

/** How the file is laid out, or undefined while too little of it is known. */
function splitterFor(start: FileStart, whole: boolean): Splitter | undefined {
  const head = start.bytes(whole);
  if (head.length === 0 || (!whole && head.length < 4)) return undefined;
  refuseOtherFormats(head);
  if (head[0] === ARRAY) {
    // A log line may begin with a bracket (`[12:00:01] done`); an array of records goes on like this.
    const [, inside] = head;
    if (inside !== undefined && inside !== OBJECT && inside !== 0x5d)
      return new LineSplitter(start.line);
    start.dropBracket();
    return new JsonScanner(true, start.line);
  }
  if (head[0] !== OBJECT) {
    if (!whole && head.length < LONGEST_TABLE_HEAD && linesIn(head) < 2) return undefined;
    const columns = tableColumns(head.toString('utf8'));
    if (columns)
      throw new ImportError('not_json', {
        line: start.line,
        expected: `the vendor's own objects as JSON, found a table with the columns ${columns.slice(0, 5).join(', ')}${columns.length > 5 ? ' …' : ''}: export objects instead (an API or a webhook gives them)`,
      });
    return new LineSplitter(start.line);
  }
  const lineEnd = head.indexOf(LF);
  if (lineEnd < 0 && !whole) {
    if (head.length <= MAX_RECORD_BYTES) return undefined;
    throw new ImportError('record_too_large', {
      line: start.line,
      expected: `at most ${MAX_RECORD_BYTES} bytes`,
    });
  }
  if (lineEnd < 0 || !staysOpen(head.subarray(0, lineEnd))) return new LineSplitter(start.line);
  return new JsonScanner(false, start.line);
}

const LONGEST_TABLE_HEAD = 64 * 1024;

function linesIn(head: Buffer): number {
  const first = head.indexOf(LF);
  return first < 0 ? 0 : head.indexOf(LF, first + 1) < 0 ? 1 : 2;
}

/**
 * Columns of a file that begins as a spreadsheet's export: a line of different short names between commas,
 * semicolons or tabs, and a line of as many fields or more that is no JSON. Undefined for anything else: lines that cannot be read
 * are refused one by one, for good ones may follow.
 */
function tableColumns(head: string): readonly string[] | undefined {
  const [names = '', row = ''] = head.split(/\r?\n/);
  if (row.trim() === '' || row.trimStart().startsWith('{')) return undefined;
  for (const delimiter of [';', '\t', ',']) {
    const columns = names.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
    const isHead =
      columns.length >= 3 &&
      new Set(columns).size === columns.length &&
      columns.every((name) => /^[^{}[\]<>:]{1,60}$/.test(name));
    if (isHead && row.split(delimiter).length >= columns.length) return columns;
  }
  return undefined;
}

/**
 * True for the first line of an object that is laid out over several: it ends on `{`, `[`, `,` or `:`
 * outside a text. A record that was cut off ends elsewhere nearly always, and is left to its mapping.
 */
function staysOpen(line: Buffer): boolean {
  const { depth, inText, last } = nestingOf(line);
  return !inText && depth > 0 && [OBJECT, ARRAY, 0x2c, 0x3a].includes(last);
}

const OTHER_FORMATS: readonly (readonly [string, readonly number[]])[] = [
  ['a zip archive or a spreadsheet: unpack it, or save it as JSON', [0x50, 0x4b, 3, 4]],
  ['Parquet: convert it to NDJSON', [0x50, 0x41, 0x52, 0x31]],
  ['Avro: convert it to NDJSON', [0x4f, 0x62, 0x6a, 1]],
  ['UTF-16: save it as UTF-8', [0xff, 0xfe]],
  ['UTF-16: save it as UTF-8', [0xfe, 0xff]],
];

function refuseOtherFormats(head: Buffer): void {
  for (const [what, magic] of OTHER_FORMATS)
    if (magic.every((byte, at) => head[at] === byte))
      throw new ImportError('not_json', { line: 1, expected: `JSON in UTF-8, found ${what}` });
}
