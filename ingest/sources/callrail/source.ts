import type { RawDelivery } from '../../contract/delivery.ts';
import type { Fact } from '../../contract/fact.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { LeftOut, MapContext, Source } from '../../contract/source.ts';
import { asObject } from '../../mapping/json-object.ts';
import { isLeftOut, skip } from '../../mapping/left-out.ts';
import { mapRecords, orRejected } from '../../mapping/map-records.ts';
import { callVersionFact } from './call.ts';
import { EXAMPLE } from './example.ts';
import { formEvent } from './form-submission.ts';
import { inferHook, isCall, namedHook } from './hook.ts';
import { readWebhook } from './read-webhook.ts';
import { type CallrailSettings, callrailSettings } from './settings.ts';
import { webhookEndpoint } from './webhook-endpoint.ts';

/** CallRail: calls and forms by webhook, call objects of the API v3 by file. */
export const source: Source<CallrailSettings> = {
  name: 'callrail',
  title: 'CallRail',
  about: {
    verification: 'HMAC-SHA1 of the body as base64 in `signature`, else a secret in the address',
    dedupe: 'call and content',
    version: 'stage of the hook, then its time',
    becomes: 'call; event `form`',
  },
  settings: callrailSettings,
  endpoints: [webhookEndpoint],
  example: EXAMPLE,
  importing: { kind: 'json' },
  map(delivery, context) {
    return orRejected(delivery, () => {
      return mapRecords(
        readWebhook(delivery, context.settings.legacyEncoding),
        (value) => mapObject(value, delivery, context),
        delivery.receivedAt,
      );
    });
  },
};

const TEXT_MESSAGE = skip('text_message', 'text messages are not kept; calls and forms are');

function mapObject(
  value: unknown,
  delivery: RawDelivery,
  context: MapContext<CallrailSettings>,
): readonly Fact[] | LeftOut {
  const fields = asObject(value);
  if (!fields) throw new RecordError('record_unreadable', { expected: 'a CallRail object' });
  const inferred = inferHook(fields);
  // What is plainly no call stays none, whatever hook the address names.
  if (inferred === 'text') return TEXT_MESSAGE;
  if (inferred === 'voice_assist')
    return skip('voice_assist', 'a hook of Voice Assist holds no call; post-call hooks are taken');
  const imported = delivery.endpoint === 'import';
  const named = imported ? undefined : namedHook(delivery.query);
  if (inferred !== 'form' && (named === 'form' || named === 'text') && isCall(fields))
    throw new RecordError('label_mismatch', { field: 'hook', expected: 'the hook of a call' });
  if (inferred === 'form' || named === 'form') return [formEvent(fields, delivery, context)];
  if (named === 'text') return TEXT_MESSAGE;
  const stage = imported ? 'api_read' : (named ?? inferred);
  const call = callVersionFact(
    fields,
    delivery,
    context,
    stage,
    named !== undefined,
    imported || inferred === 'post_call' || inferred === 'call_modified',
  );
  return isLeftOut(call) ? call : [call];
}
