import { type FileRecord, MAX_RECORD_BYTES } from './file-record.ts';
import { ImportError } from './import-error.ts';
import { nestingOf } from './json-nesting.ts';
import { JsonScanner } from './json-scanner.ts';
import { LineSplitter } from './line-splitter.ts';

const BOM = [0xef, 0xbb, 0xbf];
const LF = 10;
const LOOK_BYTES = 64 * 1024;
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
  const held: Uint8Array[] = [];
  let heldBytes = 0;
  let splitter: Splitter | undefined;
  for await (const chunk of input) {
    if (splitter) {
      yield* splitter.push(chunk);
      continue;
    }
    held.push(chunk);
    heldBytes += chunk.length;
    // A long first line is looked at again only when its end has come, else it is copied once a chunk.
    if (heldBytes > LOOK_BYTES && heldBytes <= MAX_RECORD_BYTES && !chunk.includes(LF)) continue;
    const head = Buffer.concat(held.splice(0));
    const form = formOf(head, false);
    if (form) {
      splitter = form.splitter;
      yield* splitter.push(head.subarray(form.from));
    } else held.push(head);
  }
  if (!splitter) {
    const head = Buffer.concat(held);
    const form = formOf(head, true);
    if (!form) return;
    splitter = form.splitter;
    yield* splitter.push(head.subarray(form.from));
  }
  yield* splitter.end();
}

/** How the file is laid out, or undefined while too little of it is known. */
function formOf(
  head: Buffer,
  whole: boolean,
): { readonly splitter: Splitter; readonly from: number } | undefined {
  if (!whole && head.length < 4) return undefined;
  refuseOtherFormats(head);
  const start = BOM.every((byte, at) => head[at] === byte) ? BOM.length : 0;
  const first = nextToken(head, start);
  const lines = { splitter: new LineSplitter(1), from: start };
  if (first === undefined) return whole ? lines : undefined;
  if (head[first] === ARRAY) {
    const inside = nextToken(head, first + 1);
    if (inside === undefined) return whole ? arrayFrom(head, first) : undefined;
    // A log line may begin with a bracket (`[12:00:01] done`); an array of records goes on like this.
    return head[inside] === OBJECT || head[inside] === 0x5d ? arrayFrom(head, first) : lines;
  }
  if (head[first] !== OBJECT) return lines;
  const lineEnd = head.indexOf(LF, first);
  if (lineEnd < 0 && !whole) {
    if (head.length <= MAX_RECORD_BYTES) return undefined;
    throw new ImportError('record_too_large', {
      line: lineOf(head, first),
      expected: `at most ${MAX_RECORD_BYTES} bytes`,
    });
  }
  if (lineEnd < 0 || !staysOpen(head.subarray(first, lineEnd))) return lines;
  return { splitter: new JsonScanner(false, lineOf(head, first)), from: first };
}

function arrayFrom(head: Buffer, bracket: number): { splitter: Splitter; from: number } {
  return { splitter: new JsonScanner(true, lineOf(head, bracket)), from: bracket + 1 };
}

/**
 * True for the first line of an object that is laid out over several: it ends on `{`, `[`, `,` or `:`
 * outside a text. A record that was cut off ends elsewhere nearly always, and is left to its mapping.
 */
function staysOpen(line: Buffer): boolean {
  const { depth, inText, last } = nestingOf(line);
  return !inText && depth > 0 && [OBJECT, ARRAY, 0x2c, 0x3a].includes(last);
}

function nextToken(bytes: Buffer, from: number): number | undefined {
  for (let at = from; at < bytes.length; at++) if (bytes[at]! > 32) return at;
  return undefined;
}

function lineOf(bytes: Buffer, position: number): number {
  let line = 1;
  for (let at = bytes.indexOf(LF); at >= 0 && at < position; at = bytes.indexOf(LF, at + 1)) line++;
  return line;
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
