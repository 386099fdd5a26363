import qs from 'qs';
import type { RawDelivery } from '../contract/delivery.ts';
import { RecordError } from '../contract/record-error.ts';
import { decodePercent } from '../mapping/decode-text.ts';
import { decodeText, type RecordText } from '../mapping/map-records.ts';
import { readJson } from '../mapping/read-json.ts';
import { readXml } from './read-xml.ts';

export interface BodyRecordsOptions {
  /** Opens an envelope around records (a page, `{"events":[…]}`); undefined where there is none. */
  readonly unwrap?: (value: unknown) => readonly unknown[] | undefined;
  /** Encoding of what is no UTF-8 in a form or a query, see `decodeText`. */
  readonly legacyEncoding?: string | undefined;
  /** XML elements that may stand several times: always a list, also where there is one. */
  readonly lists?: readonly string[];
}

/**
 * Nested as deep as real forms are (a custom field of a deal lies eight names deep); what is deeper stays in the
 * name of its field. A form of more fields is refused, for none of them may vanish.
 */
const FORM = {
  depth: 10,
  parameterLimit: 20_000,
  arrayLimit: 1_000,
  plainObjects: true,
} as const;

/**
 * The records of a body in whichever of these forms it comes: JSON (one object, an array, or one a line),
 * XML, a form with nested names (`a[b][0]=…`), or the query where there is no body. Forms and XML hold
 * texts; numbers and truths are for the reading of fields.
 * @throws RecordError `body_unreadable` when it is none of them.
 */
export function bodyRecords(
  delivery: RawDelivery,
  options: BodyRecordsOptions = {},
): readonly RecordText[] {
  const { unwrap = () => undefined } = options;
  return read(delivery, options).flatMap((record) => {
    if (record.value instanceof RecordError) return [record];
    const inner = unwrap(record.value);
    return inner ? inner.map((value) => ({ raw: JSON.stringify(value) ?? '', value })) : [record];
  });
}

function read(
  { body, query }: RawDelivery,
  { legacyEncoding, lists = [] }: BodyRecordsOptions,
): readonly RecordText[] {
  const text = decodeText(body).replace(/^\uFEFF/, '');
  const first = text.trimStart()[0];
  if (first === '{' || first === '[') return readJson(text);
  if (first === '<') return [{ raw: text, value: readXml(text, { lists }) }];
  const form = first === undefined ? query : text.trim();
  if (!form.includes('='))
    throw new RecordError('body_unreadable', { expected: 'JSON, XML, a form or a query' });
  return [{ raw: form, value: readForm(form, legacyEncoding) }];
}

/** Fields of a form or a query, nested by the brackets in their names. */
export function readForm(form: string, legacy?: string): Readonly<Record<string, unknown>> {
  if (form.split('&', FORM.parameterLimit + 1).length > FORM.parameterLimit)
    throw new RecordError('too_many_records', {
      expected: `at most ${FORM.parameterLimit} fields`,
    });
  return qs.parse(form, {
    ...FORM,
    decoder: (text) => decodePercent(text.replaceAll('+', ' '), legacy),
  });
}
