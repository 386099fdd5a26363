import type { RawDelivery } from '../../contract/delivery.ts';
import { FETCHED_ENDPOINT, FETCHED_STATUS_HEADER } from '../../contract/fetching.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { LeftOut } from '../../contract/source.ts';
import { isLeftOut, skip } from '../../mapping/left-out.ts';
import type { RecordText } from '../../mapping/map-records.ts';
import { queryParameters } from '../../mapping/query-parameters.ts';
import { isMessage, readMessage } from '../../mapping/stream-record.ts';
import { bodiesOf } from './body.ts';
import type { Pack } from './pack.ts';
import type { Scope } from './scope.ts';
import { type Part, partsOf, type Split } from './split.ts';

export interface Scoped {
  readonly record: RecordText;
  readonly scope: Scope;
  /** Set where the record is none of the vendor’s own: a line of a protocol, a stream that has no map. */
  readonly left?: LeftOut;
}

/**
 * The records of a delivery, and what is around each.
 * @throws RecordError where its body is none of the vendor’s.
 */
export function scopesOf(
  pack: Pack,
  delivery: RawDelivery,
  settings: Scope['settings'],
): readonly Scoped[] {
  const { body, split } = delivery.endpoint === FETCHED_ENDPOINT ? answer(pack, delivery) : pack;
  return bodiesOf(delivery, body).flatMap((text): Scoped[] => {
    const scoped = (part: Part, left?: LeftOut): Scoped => {
      const { value, ...around } = part;
      const root = text.value;
      return {
        record: textOf(part, text),
        scope: { ...around, record: value, root, delivery, settings, fields: {} },
        ...(left && { left }),
      };
    };
    if (text.value instanceof RecordError) return [scoped(alone(text.value))];
    if (pack.streams.size > 0 && isMessage(text.value)) {
      const { part, left } = streamed(pack, text.value);
      return [scoped(part, left)];
    }
    return partsOf(text.value, split).map((part) => scoped(part));
  });
}

/** A line of Airbyte or Singer: its record is of the part that stands for its stream. */
function streamed(pack: Pack, line: unknown): { part: Part; left?: LeftOut } {
  try {
    const message = readMessage(line);
    if (isLeftOut(message)) return { part: alone(line), left: message };
    const { stream, data } = message;
    const name = pack.streams.get(stream.toLowerCase());
    if (name !== undefined) return { part: { ...alone(data), part: name } };
    const known = [...pack.streams.keys()].join(', ');
    const why = `stream ${stream} has no map; streams that have one: ${known}`;
    return { part: alone(data), left: skip('stream_unmapped', why, stream) };
  } catch (error) {
    if (error instanceof RecordError) return { part: alone(error) };
    throw error;
  }
}

/** An answer is JSON, whatever the vendor sends by itself; its records are a part with the name of its rule. */
function answer(pack: Pack, delivery: RawDelivery): { body: Pack['body']; split: Split } {
  const status = Number(delivery.headers[FETCHED_STATUS_HEADER] ?? 200);
  const parameters = new Map(queryParameters(delivery.query));
  if (status >= 400)
    throw new RecordError('fetch_refused', {
      field: parameters.get('ids') ?? '',
      got: `status ${status}`,
    });
  const rule = pack.fetch.find(({ name }) => name === parameters.get('fetch'));
  if (!rule)
    throw new RecordError('record_unreadable', { field: 'fetch', expected: 'a rule of the pack' });
  return {
    body: { shapes: ['json'], lists: [], json: undefined },
    split: { paths: [{ name: rule.name, path: rule.answer }] },
  };
}

function alone(value: unknown): Part {
  return { value, parents: [], keys: [], part: '' };
}

/** A record that is the whole body keeps its own bytes; of a part its JSON is kept. */
function textOf(part: Part, body: RecordText): RecordText {
  if (part.value === body.value) return { ...body };
  const value = part.value;
  return { raw: value instanceof RecordError ? body.raw : (JSON.stringify(value) ?? ''), value };
}
