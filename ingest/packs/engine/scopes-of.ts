import type { RawDelivery } from '../../contract/delivery.ts';
import { FETCHED_ENDPOINT, FETCHED_STATUS_HEADER } from '../../contract/fetching.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { RecordText } from '../../mapping/map-records.ts';
import { queryParameters } from '../../mapping/query-parameters.ts';
import { bodiesOf } from './body.ts';
import type { Pack } from './pack.ts';
import type { Scope } from './scope.ts';
import { type Part, partsOf, type Split } from './split.ts';

/**
 * The records of a delivery, and what is around each.
 * @throws RecordError where its body is none of the vendor’s.
 */
export function scopesOf(
  pack: Pack,
  delivery: RawDelivery,
  settings: Scope['settings'],
): { readonly record: RecordText; readonly scope: Scope }[] {
  const { body, split } = delivery.endpoint === FETCHED_ENDPOINT ? answer(pack, delivery) : pack;
  return bodiesOf(delivery, body).flatMap((text) => {
    const parts =
      text.value instanceof RecordError ? [alone(text.value)] : partsOf(text.value, split);
    return parts.map((part) => ({
      record: textOf(part, text),
      scope: {
        ...part,
        record: part.value,
        root: text.value,
        delivery,
        settings,
        fields: {},
      },
    }));
  });
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
