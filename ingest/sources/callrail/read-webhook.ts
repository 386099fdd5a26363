import type { RawDelivery } from '../../contract/delivery.ts';
import { RecordError } from '../../contract/record-error.ts';
import { asObject } from '../../mapping/json-object.ts';
import { unwrapped } from '../../mapping/map-json.ts';
import { decodeText, type RecordText } from '../../mapping/map-records.ts';
import { queryParameters } from '../../mapping/query-parameters.ts';
import { readJson } from '../../mapping/read-json.ts';

/**
 * The objects in a delivery: a JSON body (one object, a list, or a page of the API), a form, or the
 * query of the legacy GET. With a body the query is ignored, because the signature does not cover it
 * and CallRail only mirrors some fields there.
 * @param legacy encoding of what is no UTF-8 in a form, see `decodeText`.
 * @throws RecordError when nothing can be read.
 */
export function readWebhook(delivery: RawDelivery, legacy?: string): readonly RecordText[] {
  const text = decodeText(delivery.body).replace(/^\uFEFF/, '');
  if (delivery.endpoint === 'import') return readPages(text);
  const start = text.trimStart()[0];
  if (start === '{' || start === '[') return readPages(wholeJson(text));
  const form = start === undefined ? delivery.query : text;
  if (!form.includes('='))
    throw new RecordError('body_unreadable', { expected: 'JSON, a form or a query string' });
  return [{ raw: form, value: readForm(form, legacy) }];
}

function readPages(text: string): readonly RecordText[] {
  return readJson(text).flatMap((record) => unwrapped(record, pageItems));
}

/** Fails as a whole: a truncated body has no lines worth keeping. */
function wholeJson(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw new RecordError('body_unreadable', { expected: 'JSON' });
  }
}

/** A page of the API (`{"page":1,"calls":[…]}`) holds many objects. */
function pageItems(value: unknown): readonly unknown[] | undefined {
  const page = asObject(value);
  const list = page?.calls ?? page?.form_submissions;
  return Array.isArray(list) ? list : undefined;
}

/** Form fields; `form_data[email]=…` becomes a member of the object `form_data`. */
function readForm(form: string, legacy?: string): Readonly<Record<string, unknown>> {
  const fields = new Map<string, unknown>();
  const nested = new Map<string, Map<string, string>>();
  for (const [name, value] of queryParameters(form, legacy)) {
    const [, parent, member] = /^([^[]+)\[([^\]]+)\]$/.exec(name) ?? [];
    if (!parent || !member) fields.set(name, value);
    else nested.set(parent, (nested.get(parent) ?? new Map()).set(member, value));
  }
  for (const [parent, members] of nested) fields.set(parent, Object.fromEntries(members));
  return Object.fromEntries(fields);
}
