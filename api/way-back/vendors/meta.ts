import { asKept, digitsOnly, isHashed, sha256As } from '../hashed.ts';
import type { Outgoing, Vendor } from '../vendor.ts';
import {
  amountNumber,
  amountText,
  commonVerdict,
  jsonWithAmounts,
  lastClick,
  parsed,
  plainCsv,
  seconds,
} from './pieces.ts';

/** Codes of errors that no other event will fare better with: the token, the permission, the rate. */
const SHUT = new Set([10, 102, 190, 200, 803]);
const LATER = new Set([4, 17, 32, 613, 80_004]);

/**
 * Meta's Conversions API. An `event_time` more than seven days back fails the whole request. Events of one `event_id`
 * and `event_name` count once within 48 hours; a changed value cannot be told.
 */
export const meta: Vendor = {
  name: 'meta',
  conversionDays: 7,
  clickDays: 90,
  batch: 500,
  // An hour is left for a run that is under way.
  dedupeHours: 47,
  restates: false,
  identify(candidate, target) {
    const click = lastClick(candidate, ['fbclid'], 90);
    const { email = [], phone = [] } = target.contacts ? candidate.owner.identifiers : {};
    const emails = hashes(email.map((kept) => sha256As(kept, asKept, true)));
    // Numbers are hashed without their plus sign there: what is kept as a hash of E.164 is another hash.
    const phones = hashes(phone.map((kept) => sha256As(kept, digitsOnly, false)));
    if (!click && emails.length + phones.length === 0) return undefined;
    return { ...(click && { click }), emails, phones };
  },
  parcels: (events, run) => [{ label: run, events }],
  request({ events }, target) {
    return {
      method: 'POST',
      url: `${target.endpoint}/v24.0/${target.account}/events`,
      headers: { 'content-type': 'application/json' },
      body: jsonWithAmounts({
        data: events.map(event),
        ...(target.testCode && { test_event_code: target.testCode }),
      }),
    };
  },
  read(answer, { events }) {
    const body = parsed(answer.body);
    const error = body.error as
      | { code?: number; error_subcode?: number; error_user_title?: string }
      | undefined;
    if (error?.code !== undefined && SHUT.has(error.code))
      return { kind: 'shut', reason: `meta_${error.code}` };
    if (error?.code !== undefined && LATER.has(error.code))
      return { kind: 'later', reason: `meta_${error.code}` };
    const common = commonVerdict(answer);
    if (common) return common;
    if (answer.status === 200) {
      if (body.events_received === events.length)
        return {
          kind: 'accepted',
          ...(typeof body.fbtrace_id === 'string' && { reference: body.fbtrace_id }),
        };
      return { kind: 'unsure', reason: 'received_other_number' };
    }
    const reason = `meta_${error?.code ?? answer.status}${error?.error_subcode ? `_${error.error_subcode}` : ''}`;
    return { kind: 'refused', culprits: new Map(), reason };
  },
  // The columns of a file of offline events.
  fitsFile: () => true,
  file: (events, target) => ({
    name: `meta-${target.account}.csv`,
    type: 'text/csv',
    text: plainCsv([
      ['event_name', 'event_time', 'event_id', 'value', 'currency', 'fbc', 'email', 'phone'],
      ...events.map((one) => [
        one.as,
        String(seconds(one)),
        one.id,
        one.value ? amountText(one.value.micros) : '',
        one.value?.currency ?? '',
        fbc(one) ?? '',
        one.identity.emails[0] ?? '',
        one.identity.phones[0] ?? '',
      ]),
    ]),
  }),
};

function event(one: Outgoing) {
  const { emails, phones } = one.identity;
  const clicked = fbc(one);
  return {
    event_name: one.as,
    event_time: seconds(one),
    event_id: one.id,
    // `website` needs the visitor's user agent, which is not kept.
    action_source: 'system_generated',
    user_data: {
      ...(emails.length > 0 && { em: emails }),
      ...(phones.length > 0 && { ph: phones }),
      ...(clicked && { fbc: clicked }),
    },
    ...(one.value && {
      custom_data: { currency: one.value.currency, value: amountNumber(one.value.micros) },
    }),
  };
}

/** The cookie that the click would have left: version, place of the domain, time of the click in ms. */
function fbc({ identity: { click } }: Outgoing): string | undefined {
  return click && `fb.1.${click.at}.${click.value}`;
}

function hashes(found: readonly (string | undefined)[]): string[] {
  return [...new Set(found.filter((one) => one !== undefined && isHashed(one)))] as string[];
}
