import type { CollectRequest, Verdict } from '../../contract/source.ts';
import { refused } from '../../verification/verify.ts';
import type { Place, Reader } from './reader.ts';

/** The time of a signed request, and how old it may be. */
export interface Timestamp {
  /** As it was sent, for it is signed so. */
  of(request: CollectRequest): string | undefined;
  refusal(sent: string | undefined, now: number): Verdict | undefined;
  /** Milliseconds. */
  readonly window: number;
}

const UNITS = ['s', 'ms', 'iso'] as const;

/** `{ header, part, unit, window }`: the window is in seconds, before and after our own clock. */
export function readTimestamp(given: unknown, place: Place, reader: Reader): Timestamp {
  const known = reader.object(
    given,
    place,
    ['header', 'part', 'unit', 'window'],
    ['header', 'window'],
  );
  const header = reader.text(known.header, [...place, 'header']).toLowerCase();
  const part = known.part === undefined ? undefined : reader.text(known.part, [...place, 'part']);
  const unit = reader.oneOf(known.unit, [...place, 'unit'], UNITS, 's');
  const seconds = typeof known.window === 'number' && known.window > 0 ? known.window : undefined;
  if (seconds === undefined)
    reader.report('value_invalid', [...place, 'window'], 'Expected a number of seconds.');
  const window = (seconds ?? 0) * 1000;
  return {
    window,
    of(request) {
      const sent = request.headers[header]?.trim();
      if (!part) return sent;
      const piece = sent?.split(',').find((one) => one.trim().startsWith(`${part}=`));
      return piece?.trim().slice(part.length + 1);
    },
    refusal(sent, now) {
      if (!sent) return refused('the time of the signature is missing');
      const at = unit === 'iso' ? Date.parse(sent) : Number(sent) * (unit === 's' ? 1000 : 1);
      if (!Number.isFinite(at)) return refused('the time of the signature cannot be read');
      return Math.abs(now - at) > window ? refused('the signature is too old') : undefined;
    },
  };
}
