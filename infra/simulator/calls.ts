import { DAY, MINUTE, SECOND } from './calendar.ts';
import { CHANNEL } from './channels.ts';
import type { Person } from './people.ts';
import { Random } from './random.ts';
import type { Arrival, Visit } from './visits.ts';

interface Tracker {
  readonly id: string;
  readonly name: string;
  readonly number: string;
}

/** Numbers of the call tracker: a pool leased to visitors, and fixed ones. */
const TRACKERS = {
  site: { id: 'TRK00000000000000000000000000site01', name: 'Website pool', number: '+78005550142' },
  billboard: {
    id: 'TRK00000000000000000000000billboard',
    name: 'Billboard',
    number: '+78005550177',
  },
  catalogue: {
    id: 'TRK00000000000000000000000catalogue',
    name: 'Footer number',
    number: '+78005550100',
  },
} as const satisfies Record<string, Tracker>;

export const OFFICE_NUMBER = '+74955550100';

export interface Call {
  readonly key: string;
  /** Position in time over all calls, from 1; set once all calls are known. */
  number: number;
  readonly at: number;
  readonly person: Person;
  readonly tracker: Tracker;
  readonly arrival?: Arrival;
  /** Visit that the number was leased to; without it the tracker knows the number alone. */
  readonly visit?: Visit;
  readonly isAnswered: boolean;
  readonly hasVoicemail: boolean;
  readonly seconds: number;
  readonly isWithheld: boolean;
  isFirst: boolean;
  /** When a manager tags it, if one does. */
  readonly modifiedAt?: number;
}

export function callOf(
  seed: number,
  key: string,
  at: number,
  person: Person,
  options: {
    readonly visit?: Visit;
    readonly isBillboard?: boolean;
    readonly mustAnswer?: boolean;
  },
): Call {
  const random = new Random(seed, 'call', key);
  const isAnswered = random.chance(0.86) || !!options.mustAnswer;
  // When the pool is exhausted the site shows its fixed number.
  const isLeased = random.chance(0.85);
  const visit = isLeased ? options.visit : undefined;
  const billboard = CHANNEL.get('billboard')!;
  const tracker = options.isBillboard
    ? TRACKERS.billboard
    : visit
      ? TRACKERS.site
      : TRACKERS.catalogue;
  const seconds = Math.round(random.logNormal(140, 0.7));
  const isWithheld = random.chance(0.035);
  const hasVoicemail = random.chance(0.3);
  const isModified = random.chance(0.18);
  const later = random.between(20 * MINUTE, 2 * DAY);
  return {
    key,
    number: 0,
    at: Math.floor(at / SECOND) * SECOND,
    person,
    tracker,
    ...(options.isBillboard
      ? { arrival: { channel: billboard } }
      : visit && { arrival: visit.arrival }),
    ...(visit && { visit }),
    isAnswered,
    hasVoicemail: !isAnswered && hasVoicemail,
    seconds: isAnswered ? seconds : 0,
    isWithheld,
    isFirst: true,
    ...(isModified && { modifiedAt: Math.floor(at + (seconds + 60) * SECOND + later) }),
  };
}
