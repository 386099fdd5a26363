import { type Calendar, DAY, HOUR, MINUTE, SECOND } from './calendar.ts';
import type { SimulatorOptions } from './options.ts';
import { Random } from './random.ts';

/** One HTTP request as the vendor makes it. */
export interface WireRequest {
  /** When it reaches the collector, µs UTC. */
  readonly at: number;
  readonly source: string;
  readonly account: string;
  readonly method: 'POST';
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What a vendor has to say, before the network has its way with it. */
export interface Message {
  readonly key: string;
  /** When the vendor first sends it. */
  readonly at: number;
  readonly source: string;
  readonly account: string;
  readonly path: string;
  readonly body: () => string;
  /** Headers over the very bytes that are sent: signatures belong here. */
  readonly headers: (body: Uint8Array) => Readonly<Record<string, string>>;
  /** Its signature stands in its body, so that a part of it is nobody's. */
  readonly isWhole?: boolean;
}

export interface Sending {
  readonly at: number;
  readonly message: Message;
  /** Cut off on its way, and signed as it is. */
  readonly isBroken: boolean;
  readonly isRepeat: boolean;
}

/**
 * At-least-once, unordered: some messages come late, some twice with the same bytes, and a few are
 * first received cut off and then sent again whole. Nothing is lost; what would come after the end
 * comes at its last moment.
 */
export function sendingsOf(
  { seed, noise }: SimulatorOptions,
  calendar: Calendar,
  messages: readonly Message[],
): readonly Sending[] {
  const sendings: Sending[] = [];
  const last = calendar.end - 1;
  const put = (at: number, message: Message, isBroken = false, isRepeat = false) =>
    sendings.push({ at: Math.min(last, Math.floor(at)), message, isBroken, isRepeat });
  for (const message of messages) {
    const random = new Random(seed, 'line', message.key);
    const { ga4, share, mean } =
      message.source === 'ga4'
        ? { ga4: true, share: 0.012, mean: 9 * HOUR }
        : { ga4: false, share: 0.04, mean: 25 * MINUTE };
    const isLate = random.chance(share * noise);
    const wait = Math.min(ga4 ? 2 * DAY : 4 * HOUR, random.exponential(mean));
    const at = message.at + random.between(0.2, 2) * SECOND + (isLate ? wait : 0);
    const isBroken = random.chance(0.0015 * noise) && !message.isWhole;
    const isRepeated = random.chance(0.009 * noise);
    const again = random.between(5 * SECOND, 40 * MINUTE);
    if (isBroken) put(at, message, true);
    put(isBroken ? at + MINUTE : at, message);
    if (isRepeated) put(at + again, message, false, true);
  }
  return sendings.sort((a, b) => a.at - b.at || (a.message.key < b.message.key ? -1 : 1));
}

const encoder = new TextEncoder();

export function requestOf({ at, message, isBroken }: Sending): WireRequest {
  const whole = encoder.encode(message.body());
  const body = isBroken ? whole.subarray(0, Math.floor(whole.length * 0.6)) : whole;
  return {
    at,
    source: message.source,
    account: message.account,
    method: 'POST',
    path: message.path,
    headers: { 'content-type': 'application/json', ...message.headers(body) },
    body,
  };
}
