import { type Fields, textOf } from './fields.ts';

/** What made CallRail send a call, in the order in which a call lives. */
export const CALL_STAGES = [
  'pre_call',
  'call_routing_complete',
  'post_call',
  /** A read through the API v3, imported from a file. */
  'api_read',
  'call_modified',
] as const;
export type CallStage = (typeof CALL_STAGES)[number];

export type Hook = CallStage | 'form' | 'text';

const NAMES: Readonly<Record<string, Hook>> = {
  precall: 'pre_call',
  callroutingcomplete: 'call_routing_complete',
  routingcomplete: 'call_routing_complete',
  postcall: 'post_call',
  outboundpostcall: 'post_call',
  callmodified: 'call_modified',
  outboundcallmodified: 'call_modified',
  modified: 'call_modified',
  formsubmission: 'form',
  formcaptured: 'form',
  form: 'form',
  textmessage: 'text',
  textmessagereceived: 'text',
  textmessagesent: 'text',
  textreceived: 'text',
  textsent: 'text',
};

/**
 * The hook that its own address names (`?hook=post-call`), in any letter case and with any separators.
 * Undefined where the address names none or an unknown one.
 */
export function namedHook(query: string): Hook | undefined {
  const name = new URLSearchParams(query).get('hook') ?? '';
  return NAMES[name.toLowerCase().replace(/[^a-z]/g, '')];
}

/**
 * The hook by what the object holds, for addresses that name none. CallRail's payloads do not say
 * which hook they are; a call before its end says `answered: false, duration: 0`.
 */
export function inferHook(fields: Fields): Hook | 'voice_assist' {
  const id = textOf(fields, ['resource_id', 'id']) ?? '';
  if (!id.startsWith('CAL')) {
    if (id.startsWith('FRM') || fields.form_data !== undefined || textOf(fields, ['form_url']))
      return 'form';
    if (/^(SMS|SMT|MSG|TXT|THR)/.test(id) || textOf(fields, THREAD)) return 'text';
    if (!id && textOf(fields, ['call_id']) && textOf(fields, ['timestamp'])) return 'voice_assist';
  }
  if (fields.changes !== undefined) return 'call_modified';
  if (!textOf(fields, ['start_time', 'datetime']) || !textOf(fields, CALLER))
    return 'call_modified';
  if (isOver(fields)) return 'post_call';
  return textOf(fields, ['destinationnum', 'business_phone_number'])
    ? 'call_routing_complete'
    : 'pre_call';
}

/** True for what cannot be anything but a call, whatever its address calls it. */
export function isCall(fields: Fields): boolean {
  const id = textOf(fields, ['resource_id', 'id']) ?? '';
  if (id.startsWith('CAL')) return true;
  return ['answered', 'duration', 'voicemail', 'callernum'].some((name) => name in fields);
}

const THREAD = ['thread_resource_id', 'thread_id', 'conversation_id'];
const CALLER = ['callernum', 'customer_phone_number', 'caller_number'];

/** What only a finished call has. */
function isOver(fields: Fields): boolean {
  const duration = Number(textOf(fields, ['duration']) ?? 0);
  return (
    duration !== 0 ||
    ['answered', 'voicemail'].some((name) => textOf(fields, [name])?.toLowerCase() === 'true') ||
    textOf(fields, ['recording', 'recording_duration', 'transcription']) !== undefined
  );
}
