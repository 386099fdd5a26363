import type { Calendar } from './calendar.ts';
import { DAY, SECOND } from './calendar.ts';
import { Random } from './random.ts';

export interface Person {
  readonly index: number;
  readonly name: string;
  readonly email: string;
  /** E.164. */
  readonly phone: string;
  /** Buys for a company: a deal instead of an order. */
  readonly isBusiness: boolean;
  /** Has an account on the site, so that hits of all devices can carry it. */
  readonly userId?: string;
  /** One GA client id a device, the one used most first. */
  readonly clientIds: readonly string[];
  readonly isSubscriber: boolean;
  /** Chance to buy without any marketing. */
  readonly base: number;
  /** How strongly marketing moves this person; 1 on average. */
  readonly need: number;
}

const FIRST = [
  'Anna',
  'Boris',
  'Vera',
  'Gleb',
  'Daria',
  'Egor',
  'Zhanna',
  'Ilya',
  'Kira',
  'Lev',
  'Mila',
  'Oleg',
];
const LAST = [
  'Berezin',
  'Dubov',
  'Klenov',
  'Lipin',
  'Osin',
  'Polev',
  'Rechkin',
  'Sadov',
  'Travin',
  'Yagodin',
];
const NEED_SIGMA = 0.6;

export function personOf(seed: number, index: number, calendar: Calendar): Person {
  const random = new Random(seed, 'person', index);
  const [first, last] = [random.pick(FIRST), random.pick(LAST)];
  const isBusiness = random.chance(0.035);
  const devices = random.weighted([1, 2, 3], (count) => [0, 62, 33, 5][count]!);
  const clientIds = Array.from({ length: devices }, () => {
    const created = Math.floor((calendar.start - random.between(0, 90) * DAY) / SECOND);
    return `${random.int(100_000_000, 2_147_483_647)}.${created}`;
  });
  const need = random.logNormal(Math.exp(-(NEED_SIGMA ** 2) / 2), NEED_SIGMA);
  const userId = random.chance(devices > 1 ? 0.5 : 0.2) ? `u-${10_000 + index}` : undefined;
  return {
    index,
    name: `${first} ${last}`,
    email: isBusiness
      ? `${first.toLowerCase()}@company-${index}.example`
      : `${first}.${last}.${index}@mail.example`.toLowerCase(),
    // A step that is coprime to the range gives every person another number.
    phone: `+7999${1_000_000 + ((index * 7_919) % 8_999_999)}`,
    isBusiness,
    ...(userId && { userId }),
    clientIds,
    isSubscriber: random.chance(0.34),
    base: 0.015 * need,
    need,
  };
}
