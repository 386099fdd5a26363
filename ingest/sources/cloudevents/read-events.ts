import type { RawDelivery } from '../../contract/delivery.ts';
import { RecordError } from '../../contract/record-error.ts';
import { decodePercent } from '../../mapping/decode-text.ts';
import { asObject } from '../../mapping/json-object.ts';
import { decodeText, type RecordText } from '../../mapping/map-records.ts';
import { readJson } from '../../mapping/read-json.ts';
import { ATTRIBUTES } from './endpoint.ts';

/** Events of a delivery as objects, in whichever mode they came: structured, several in one list, or binary. */
export function eventsIn(delivery: RawDelivery): readonly RecordText[] {
  const text = decodeText(delivery.body);
  const { headers } = delivery;
  if (headers['ce-id'] === undefined && headers['ce-type'] === undefined)
    return text.trim() === '' ? [] : readJson(text).map(withData);
  const event: Record<string, unknown> = {};
  for (const name of [...ATTRIBUTES, 'test']) {
    const value = headers[`ce-${name}`];
    if (value !== undefined) event[name] = decodePercent(value);
  }
  const [data] = text.trim() === '' ? [] : readJson(text);
  if (data?.value instanceof RecordError) return [{ raw: text, value: data.value }];
  // Kept as a structured event, so that it can be read again as it stands.
  const value = { ...event, ...(data && { data: data.value }) };
  return [{ raw: JSON.stringify(value), value }];
}

/** `data_base64` is JSON too where it is an object. */
function withData({ raw, value }: RecordText): RecordText {
  const event = value instanceof RecordError ? undefined : asObject(value);
  if (typeof event?.data_base64 !== 'string' || event.data !== undefined) return { raw, value };
  try {
    const data: unknown = JSON.parse(Buffer.from(event.data_base64, 'base64').toString('utf8'));
    return { raw, value: { ...event, data } };
  } catch {
    return { raw, value };
  }
}
