import type { Exception } from './ledger.ts';
import type { Target } from './target.ts';
import type { Delivered, Outgoing, OutgoingRequest, Parcel, Vendor, Verdict } from './vendor.ts';

export interface DeliverParts {
  /** Sends a request, with what proves who sends. */
  readonly post: (request: OutgoingRequest) => Promise<Delivered>;
  readonly sleep: (ms: number) => Promise<void>;
}

/** What became of the events of a parcel. */
export interface ParcelResult {
  readonly exceptions: readonly Exception[];
  readonly references: readonly string[];
  /** Nothing else is to be sent in this run. */
  readonly stopped?: { readonly reason: string; readonly waitSeconds: number };
}

/** Waits between tries, where the platform names none; the last is the end of the run. */
const WAITS_MS = [1_000, 4_000, 16_000];
/** Nobody waits longer for an answer; the run ends, and says until when. */
const LONGEST_WAIT_S = 30;
/** A platform that fails without end is left alone for so long. */
const REST_S = 300;
/** Most requests that are made to find the culprits of one refusal. */
const MOST_REQUESTS = 60;

/** Sends a parcel until each of its events has an outcome; what is refused as a whole is halved until the culprits are found. */
export async function deliver(
  parcel: Parcel,
  target: Target,
  vendor: Vendor,
  parts: DeliverParts,
): Promise<ParcelResult> {
  const exceptions: Exception[] = [];
  const references: string[] = [];
  const waiting: (readonly Outgoing[])[] = [parcel.events];
  const note = (events: readonly Outgoing[], state: Exception[1], reason: string) =>
    exceptions.push(...events.map(({ id }): Exception => [id, state, reason]));
  for (let requests = 0; waiting.length > 0; requests++) {
    const events = waiting.shift()!;
    if (requests >= MOST_REQUESTS) {
      note([...events, ...waiting.flat()], 'not_sent', 'too_many_refusals');
      break;
    }
    const verdict = await tried({ label: parcel.label, events }, target, vendor, parts);
    if (verdict.kind === 'accepted') {
      if (verdict.reference) references.push(verdict.reference);
    } else if (verdict.kind === 'refused') {
      const { good, bad } = divided(events, verdict);
      for (const [event, reason] of bad) note([event], 'rejected', reason);
      waiting.push(...good);
    } else if (verdict.kind === 'unsure') {
      note(events, 'unknown', verdict.reason);
      note(waiting.flat(), 'not_sent', verdict.reason);
      return { exceptions, references, stopped: { reason: verdict.reason, waitSeconds: REST_S } };
    } else {
      note([...events, ...waiting.flat()], 'not_sent', verdict.reason);
      const waitSeconds =
        verdict.kind === 'shut' ? 0 : Math.min(verdict.retryAfter ?? REST_S, 86_400);
      return { exceptions, references, stopped: { reason: verdict.reason, waitSeconds } };
    }
  }
  return { exceptions, references };
}

/** Tries again what is worth it: what was not taken; and what may have been, where a copy is recognised. */
async function tried(
  parcel: Parcel,
  target: Target,
  vendor: Vendor,
  { post, sleep }: DeliverParts,
): Promise<Verdict> {
  const request = vendor.request(parcel, target);
  for (let round = 0; ; round++) {
    const verdict = read(await post(request), parcel, vendor);
    const isWorthIt =
      verdict.kind === 'later' || (verdict.kind === 'unsure' && vendor.dedupeHours > 0);
    const asked = verdict.kind === 'later' ? verdict.retryAfter : undefined;
    const wait = asked === undefined ? WAITS_MS[round] : asked * 1000;
    if (!isWorthIt || round >= WAITS_MS.length || (asked ?? 0) > LONGEST_WAIT_S) return verdict;
    await sleep(wait!);
  }
}

function read(delivered: Delivered, parcel: Parcel, vendor: Vendor): Verdict {
  if (delivered.kind === 'answer') return vendor.read(delivered, parcel);
  return { kind: delivered.kind === 'lost' ? 'unsure' : 'later', reason: delivered.reason };
}

function divided(events: readonly Outgoing[], { culprits, reason }: Verdict & { kind: 'refused' }) {
  const named = events.flatMap((event, index) => {
    const why = culprits.get(index);
    return why === undefined ? [] : [[event, why] as const];
  });
  if (named.length > 0) {
    const bad = new Set(named.map(([event]) => event));
    const good = events.filter((event) => !bad.has(event));
    return { good: good.length > 0 ? [good] : [], bad: named };
  }
  if (events.length === 1) return { good: [], bad: [[events[0]!, reason] as const] };
  const half = Math.ceil(events.length / 2);
  return { good: [events.slice(0, half), events.slice(half)], bad: [] };
}
