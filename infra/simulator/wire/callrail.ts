import { createHmac } from 'node:crypto';
import { type Calendar, MINUTE, SECOND } from '../calendar.ts';
import { operatorOf } from '../callbacks.ts';
import { type Call, OFFICE_NUMBER } from '../calls.ts';
import { ACCOUNTS } from '../credentials.ts';
import type { Message } from '../delivery.ts';
import { hexOf } from '../random.ts';

type Json = Readonly<Record<string, unknown>>;

/** The post-call webhook, and the later one after somebody tagged the call. */
export function callrailMessages(
  seed: number,
  call: Call,
  calendar: Calendar,
  key: string,
): readonly Message[] {
  const message = (hook: string, at: number, body: () => Json): Message => ({
    key: `callrail.${call.key}.${hook}`,
    at,
    source: 'callrail',
    account: ACCOUNTS.callrail,
    path: `/collect/callrail/${ACCOUNTS.callrail}?hook=${hook}`,
    body: () => JSON.stringify(body()),
    headers: (bytes) => ({
      signature: createHmac('sha1', key).update(bytes).digest('base64'),
    }),
  });
  const endedAt = call.at + (call.seconds + 40) * SECOND;
  const messages = [message('post-call', endedAt, () => postCall(seed, call, calendar))];
  const { modifiedAt } = call;
  if (modifiedAt && modifiedAt < calendar.end - MINUTE)
    messages.push(message('call-modified', modifiedAt, () => callModified(call)));
  return messages;
}

/** Ids have been texts since 2021. */
function callId(call: Call): string {
  return `CAL${hexOf(32, 'call', call.number, call.key)}`;
}

function postCall(seed: number, call: Call, calendar: Calendar): Json {
  const { visit, arrival, person, tracker } = call;
  const channel = arrival?.channel;
  return {
    resource_id: callId(call),
    company_resource_id: 'COM00000000000000000000000mugandoak',
    company_time_zone: calendar.zone,
    tracker_resource_id: tracker.id,
    person_resource_id: call.isWithheld ? null : `PER${hexOf(32, 'person', person.index)}`,
    callernum: call.isWithheld ? 'Restricted' : person.phone,
    callername: call.isWithheld ? null : person.name,
    callercountry: 'RU',
    trackingnum: tracker.number,
    destinationnum: OFFICE_NUMBER,
    answered: String(call.isAnswered),
    agent_email: call.isAnswered ? operatorOf(seed, call).email : null,
    voicemail: String(call.hasVoicemail),
    duration: String(call.seconds),
    direction: 'inbound',
    start_time: calendar.local(call.at),
    created_at: calendar.local(call.at),
    first_call: String(call.isFirst),
    source_name: tracker.name,
    ...ownWords(call),
    campaign: arrival?.campaign?.name ?? null,
    keywords: arrival?.keyword?.text ?? null,
    ...(visit && {
      utm_source: channel?.utmSource ?? null,
      utm_medium: channel?.utmMedium ?? null,
      utm_campaign: arrival?.campaign?.name ?? null,
      utm_term: arrival?.keyword?.text ?? null,
    }),
    ga: visit ? `GA1.2.${visit.clientId}` : null,
    gclid: channel?.clickId === 'gclid' ? (visit?.clickId ?? null) : null,
    fbclid: channel?.clickId === 'fbclid' ? (visit?.clickId ?? null) : null,
    landingpage: visit?.landing ?? null,
    referrer: visit?.referrer ?? null,
    device_type: visit ? 'Mobile' : null,
    recording: null,
  };
}

/** Late and partial: only what was edited. */
function callModified(call: Call): Json {
  return {
    resource_id: callId(call),
    company_resource_id: 'COM00000000000000000000000mugandoak',
    lead_status: call.isAnswered ? 'good_lead' : 'not_a_lead',
    tags: [call.isAnswered ? 'Qualified' : 'Call back'],
    note: 'Tagged by a manager',
    answered: String(call.isAnswered),
    duration: String(call.seconds),
    changes: ['lead_status', 'tags', 'note'],
  };
}

/** Source and medium in CallRail’s own vocabulary, for visits without tags too. */
function ownWords({ visit, arrival, tracker }: Call): Json {
  if (!visit) {
    const isOffline = arrival?.channel.isCall;
    return isOffline
      ? { source: tracker.name.toLowerCase(), medium: 'offline' }
      : { source: 'direct', medium: 'direct' };
  }
  const { utmSource, utmMedium, key } = visit.arrival.channel;
  if (utmSource) return { source: utmSource, medium: utmMedium ?? null };
  if (!visit.referrer) return { source: 'direct', medium: 'direct' };
  const host = new URL(visit.referrer).hostname.replace(/^www\./, '');
  return key === 'organic_search'
    ? { source: `${host.split('.')[0]}_organic`, medium: 'organic' }
    : { source: host, medium: 'referral' };
}
