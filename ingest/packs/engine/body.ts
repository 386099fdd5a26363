import type { RawDelivery } from '../../contract/delivery.ts';
import { RecordError } from '../../contract/record-error.ts';
import { bodyRecords } from '../../kit/body-records.ts';
import { asObject } from '../../mapping/json-object.ts';
import { decodeText, type RecordText } from '../../mapping/map-records.ts';
import { type Path, valueAt } from './path.ts';
import { readPath } from './read-path.ts';
import type { Place, Reader } from './reader.ts';

const SHAPES = ['json', 'ndjson', 'form', 'xml', 'query'] as const;
export type Shape = (typeof SHAPES)[number];

/** What the bodies of a vendor are. */
export interface Body {
  readonly shapes: readonly Shape[];
  /** XML elements that may stand several times. */
  readonly lists: readonly string[];
  /** Place of a text that holds the JSON of the record itself. */
  readonly json: Path | undefined;
}

export function readBody(given: unknown, place: Place, reader: Reader): Body {
  const known = reader.object(given ?? {}, place, ['as', 'lists', 'json']);
  const named = Array.isArray(known.as) ? known.as : [known.as ?? 'json'];
  return {
    shapes: named.map((one: unknown) => reader.oneOf(one, [...place, 'as'], SHAPES, 'json')),
    lists: reader.list(known.lists, [...place, 'lists']).map(([one, at]) => reader.text(one, at)),
    json: known.json === undefined ? undefined : readPath(known.json, [...place, 'json'], reader),
  };
}

/**
 * The vendor’s bodies inside a delivery: one, the items of an array, or the lines of a file.
 * @throws RecordError where the body is none of the shapes that the vendor sends.
 */
export function bodiesOf(delivery: RawDelivery, body: Body): readonly RecordText[] {
  const read = delivery.endpoint === 'import' ? imported(delivery, body) : sent(delivery, body);
  return body.json ? read.map((record) => opened(record, body.json!, delivery)) : read;
}

function sent(delivery: RawDelivery, body: Body): readonly RecordText[] {
  const text = decodeText(delivery.body).replace(/^\uFEFF/, '');
  const shape = shapeOf(text);
  if (!body.shapes.includes(shape) && !(shape === 'json' && body.shapes.includes('ndjson')))
    throw new RecordError('body_unreadable', { expected: body.shapes.join(' or ') });
  // A truncated body has no lines that are worth keeping.
  if (shape === 'json' && !body.shapes.includes('ndjson')) checkJson(text);
  const records = bodyRecords(delivery, { lists: body.lists });
  return records.length > 0 ? records : [{ raw: text, value: [] }];
}

/** A file of forms has one a line; whatever else is in it is told by its beginning. */
function imported(delivery: RawDelivery, body: Body): readonly RecordText[] {
  const text = decodeText(delivery.body).replace(/^\uFEFF/, '');
  if (shapeOf(text) !== 'form') return bodyRecords(delivery, { lists: body.lists });
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .flatMap((line) => bodyRecords({ ...delivery, body: Buffer.from(line) }, {}));
}

function shapeOf(text: string): Shape {
  const first = text.trimStart()[0];
  if (first === undefined) return 'query';
  return first === '{' || first === '[' ? 'json' : first === '<' ? 'xml' : 'form';
}

function checkJson(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw new RecordError('body_unreadable', { expected: 'JSON' });
  }
}

/** What else the body says (`vpbx_api_key`, `sign`) is of its delivery and not of the record. */
function opened(record: RecordText, path: Path, delivery: RawDelivery): RecordText {
  const around = asObject(record.value);
  const text = around && valueAt(path, scopeOf(around, delivery));
  if (typeof text !== 'string') return record;
  try {
    return { raw: text, value: JSON.parse(text) };
  } catch {
    return {
      raw: text,
      value: new RecordError('record_unreadable', {
        field: path.text,
        expected: 'JSON',
        got: text,
      }),
    };
  }
}

function scopeOf(record: unknown, delivery: RawDelivery) {
  return {
    record,
    parents: [],
    keys: [],
    part: '',
    root: record,
    delivery,
    settings: {},
    fields: {},
  };
}
