import { asKept, googleEmail, isHashed, sha256As } from '../hashed.ts';
import type { Outcome, Outgoing, Vendor, Verdict } from '../vendor.ts';
import {
  amountNumber,
  amountText,
  commonVerdict,
  jsonWithAmounts,
  lastClick,
  parsed,
  plainCsv,
} from './pieces.ts';

/** Most identifiers of one event. */
const IDENTIFIERS = 10;

/**
 * Google Ads through the Data Manager API (`events:ingest`). A conversion is refused as EVENT_TOO_OLD once its click is
 * older than the window of the conversion action, at most 90 days. Within one conversion action an event with a known
 * `transactionId` adjusts the conversion that is there, so a copy counts once and another value replaces the first.
 */
export const google: Vendor = {
  name: 'google',
  conversionDays: 90,
  clickDays: 90,
  batch: 1000,
  dedupeHours: Number.POSITIVE_INFINITY,
  restates: true,
  identify(candidate, target) {
    // A click on a device of Apple has one of the aggregated ids instead; only one may stand in an event.
    const click = lastClick(candidate, ['gclid', 'gbraid', 'wbraid'], 90);
    const { email = [], phone = [] } = target.contacts ? candidate.owner.identifiers : {};
    // A hash of an address at gmail.com with dots finds nobody there, and does no harm.
    const emails = hashes(email.map((kept) => sha256As(kept, googleEmail, true)));
    const phones = hashes(phone.map((kept) => sha256As(kept, asKept, true)));
    if (!click && emails.length + phones.length === 0) return undefined;
    return { ...(click && { click }), emails, phones };
  },
  parcels: (events, run) => [{ label: run, events }],
  request({ events }, target) {
    const actions = [...new Set(events.map(({ as }) => as))];
    return {
      method: 'POST',
      url: `${target.endpoint}/v1/events:ingest`,
      headers: { 'content-type': 'application/json' },
      body: jsonWithAmounts({
        destinations: actions.map((as) => ({
          reference: as,
          operatingAccount: { accountType: 'GOOGLE_ADS', accountId: target.account },
          ...(target.loginAccount && {
            loginAccount: { accountType: 'GOOGLE_ADS', accountId: target.loginAccount },
          }),
          productDestinationId: as,
        })),
        encoding: 'HEX',
        // Nothing is sent of whoever did not grant it.
        consent: { adUserData: 'CONSENT_GRANTED' },
        events: events.map(event),
      }),
    };
  },
  read(answer, { events }) {
    const common = commonVerdict(answer);
    if (common) return common;
    const body = parsed(answer.body);
    if (answer.status === 200)
      return typeof body.requestId === 'string'
        ? { kind: 'accepted', reference: body.requestId }
        : { kind: 'unsure', reason: 'answer_unreadable' };
    return refusal(body, events.length);
  },
  outcome: {
    request: (reference, target) => ({
      method: 'GET',
      url: `${target.endpoint}/v1/requestStatus:retrieve?${new URLSearchParams({ requestId: reference })}`,
      headers: {},
    }),
    read({ status, body }) {
      const told = parsed(body).requestStatusPerDestination;
      return status === 200 && Array.isArray(told) && told.length > 0 ? outcomeOf(told) : undefined;
    },
  },
  fitsFile: ({ identity, isRestated }) => identity.click?.name === 'gclid' && !isRestated,
  // The columns of the template for conversions from clicks; it knows actions by name, and times say their offset.
  file: (events, target) => ({
    name: `google-${target.account}.csv`,
    type: 'text/csv',
    text: plainCsv([
      [
        ...['Google Click ID', 'Conversion Name', 'Conversion Time', 'Conversion Value'],
        ...['Conversion Currency', 'Order ID'],
      ],
      ...events.map(({ identity, as, at, value, id }) => [
        identity.click!.value,
        as,
        `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}+00:00`,
        value ? amountText(value.micros) : '',
        value?.currency ?? '',
        id,
      ]),
    ]),
  }),
};

function event({ id, as, of, at, value, identity }: Outgoing) {
  const identifiers = [
    ...identity.emails.map((emailAddress) => ({ emailAddress })),
    ...identity.phones.map((phoneNumber) => ({ phoneNumber })),
  ].slice(0, IDENTIFIERS);
  return {
    destinationReferences: [as],
    transactionId: id,
    eventTimestamp: new Date(at).toISOString(),
    eventSource: of === 'lead' ? 'OTHER' : 'WEB',
    ...(value && { currency: value.currency, conversionValue: amountNumber(value.micros) }),
    ...(identity.click && { adIdentifiers: { [identity.click.name]: identity.click.value } }),
    ...(identifiers.length > 0 && { userData: { userIdentifiers: identifiers } }),
  };
}

/** A request is refused as a whole; `events[3].…` in a violation tells which event is to blame. */
function refusal(body: Record<string, unknown>, count: number): Verdict {
  const error = (body.error ?? {}) as { status?: string; details?: readonly unknown[] };
  const culprits = new Map<number, string>();
  for (const detail of error.details ?? [])
    for (const one of (detail as { fieldViolations?: readonly Violation[] }).fieldViolations ??
      []) {
      const place = /events(?:\.|\[)(\d+)/.exec(one.field ?? '');
      const index = place ? Number(place[1]) : -1;
      if (index >= 0 && index < count && !culprits.has(index))
        culprits.set(index, one.reason ?? one.description ?? 'refused');
    }
  return { kind: 'refused', culprits, reason: error.status ?? 'refused' };
}

interface DestinationStatus {
  readonly requestStatus?: string;
  readonly errorInfo?: {
    readonly errorCounts?: readonly { readonly reason?: string; readonly recordCount?: unknown }[];
  };
}

/** Destinations of one request together: as long as one is worked on, nothing is said. */
function outcomeOf(told: readonly DestinationStatus[]): Outcome {
  const errors: Record<string, number> = {};
  for (const { errorInfo } of told)
    for (const { reason = 'refused', recordCount } of errorInfo?.errorCounts ?? [])
      errors[reason] = (errors[reason] ?? 0) + (Number(recordCount) || 0);
  const states = told.map(({ requestStatus }) => requestStatus);
  const all = (state: string) => states.every((one) => one === state);
  return {
    state: states.some((one) => one === 'PROCESSING' || one === undefined)
      ? 'processing'
      : all('SUCCESS')
        ? 'success'
        : all('FAILED')
          ? 'failed'
          : 'partial',
    errors,
  };
}

interface Violation {
  readonly field?: string;
  readonly reason?: string;
  readonly description?: string;
}

function hashes(found: readonly (string | undefined)[]): string[] {
  return [...new Set(found.filter((one) => one !== undefined && isHashed(one)))] as string[];
}
