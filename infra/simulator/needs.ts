import { type Calendar, DAY, demand, HOUR, MINUTE } from './calendar.ts';
import { CHANNEL, CHANNELS, type Channel } from './channels.ts';
import { armOf, HOLD_OUT, holdOutBegins } from './hold-out.ts';
import type { AdGroup, Campaign } from './media-plan.ts';
import type { SimulatorOptions } from './options.ts';
import type { Person } from './people.ts';
import { Random } from './random.ts';

/** One meeting of a person with a channel. */
export interface Touch {
  /** Stable name inside the need. */
  readonly id: string;
  readonly at: number;
  readonly channel: Channel;
  readonly campaign?: Campaign;
  readonly adGroup?: AdGroup;
  readonly keyword?: AdGroup['keywords'][number];
  /** Probability that it adds (see `probability`), already times the person’s need. */
  readonly effect: number;
  /** The touch without which this one would not have happened. */
  readonly cause?: Touch;
}

/** A wish to buy, with all that chance decides about it drawn beforehand. */
export interface Need {
  readonly person: Person;
  readonly index: number;
  readonly startAt: number;
  /** In order of time. */
  readonly touches: readonly Touch[];
  readonly base: number;
  /** When the wish alone would make its choice. */
  readonly baseAt: number;
  /** Uniform number against which the probability is held. */
  readonly luck: number;
  /** From the touch that tips the scale to the decision. */
  readonly delay: number;
}

const BUSINESS_FACTOR = 3.2;
const INDUCED: readonly (readonly [string, number])[] = [
  ['yandex_brand', 0.34],
  ['google_brand', 0.14],
  ['direct', 0.27],
  ['organic_search', 0.25],
];
const HOURS = [
  2, 1, 1, 1, 1, 2, 4, 7, 10, 13, 15, 15, 15, 14, 14, 14, 14, 15, 17, 19, 20, 18, 12, 6,
];
const HOUR_INDEX = HOURS.map((_, hour) => hour);

/** All needs of all people; switched-off channels, those held out, and what they would have caused are left out. */
export function needsOf(
  options: SimulatorOptions,
  calendar: Calendar,
  people: readonly Person[],
): readonly Need[] {
  const pickDay = dayPicker(calendar);
  const off = new Set(options.without);
  const midnight = calendar.start % DAY;
  const begins = holdOutBegins(calendar);
  return people.flatMap((person) => {
    const random = new Random(options.seed, 'needs', person.index);
    const count = 1 + random.poisson((0.35 * calendar.days.length) / 425);
    return Array.from({ length: count }, (_, index) => {
      const startAt = atHour(calendar.startOf(pickDay(random.unit())), midnight, random);
      const need = needOf(options, person, index, startAt, midnight);
      const isControl = armOf(options.seed, person.index) === 'control';
      const isGone = ({ at, channel: { key } }: Touch) =>
        off.has(key) || (isControl && key === HOLD_OUT.channel && at >= begins);
      return { ...need, touches: surviving(need.touches, isGone) };
    });
  });
}

/** Touches left when some are removed together with all that they caused. */
export function surviving(
  touches: readonly Touch[],
  removed: (touch: Touch) => boolean,
): readonly Touch[] {
  const gone = (touch: Touch): boolean => removed(touch) || (!!touch.cause && gone(touch.cause));
  return touches.filter((touch) => !gone(touch));
}

/**
 * Probability that the need ends in a decision tipped before `until`.
 * With interactions touches saturate: 1 − (1 − base) ∏ (1 − effect); without, base + Σ effect.
 */
export function probability(
  need: Need,
  touches: readonly Touch[],
  interactions: boolean,
  until = Number.POSITIVE_INFINITY,
): number {
  let sum = need.baseAt < until ? need.base : 0;
  for (const touch of touches)
    if (touch.at < until)
      sum = interactions ? 1 - (1 - sum) * (1 - touch.effect) : sum + touch.effect;
  return Math.min(1, sum);
}

/** When the decision falls, or undefined. The touch (or the wish) that lifts the probability over `luck` tips it. */
export function decisionOf(need: Need, interactions: boolean): number | undefined {
  const moments = [need.baseAt, ...need.touches.map((touch) => touch.at)].sort((a, b) => a - b);
  const tipped = moments.find(
    (at) => need.luck < probability(need, need.touches, interactions, at + 1),
  );
  return tipped === undefined ? undefined : tipped + need.delay;
}

function needOf(
  options: SimulatorOptions,
  person: Person,
  index: number,
  startAt: number,
  midnight: number,
): Need {
  const random = new Random(options.seed, 'need', person.index, index);
  const luck = random.unit();
  const delay = random.logNormal(person.isBusiness ? 2.5 : 1.1, 0.9) * DAY;
  const baseAt = startAt + random.between(1, 12) * DAY;
  const factor = person.isBusiness ? BUSINESS_FACTOR : 1;
  const count = Math.min(9, 1 + random.poisson(2.4));
  const touches: Touch[] = [];
  let at = startAt;
  for (let position = 0; position < count; position += 1) {
    const slot = position === 0 ? 0 : position === count - 1 ? 2 : 1;
    const channel = random.weighted(CHANNELS, (each) => weightOf(each, slot, person));
    const touch = touchOf(`${position}`, at, channel, person, factor, random);
    touches.push(touch);
    const follows = random.chance(channel.induces);
    const later = at + 20 * MINUTE + random.exponential(2.5) * DAY;
    const follower = CHANNEL.get(random.weighted(INDUCED, (entry) => entry[1])[0])!;
    const induced = touchOf(`${position}i`, later, follower, person, factor, random);
    if (follows && options.interactions) touches.push({ ...induced, cause: touch });
    at = atHour(at + HOUR + random.exponential(4.5) * DAY, midnight, random);
  }
  touches.sort((a, b) => a.at - b.at);
  return {
    person,
    index,
    startAt,
    touches,
    base: Math.min(0.5, person.base * factor),
    baseAt,
    luck,
    delay,
  };
}

function touchOf(
  id: string,
  at: number,
  channel: Channel,
  person: Person,
  factor: number,
  random: Random,
): Touch {
  const placed = placement(channel, random);
  const effect = channel.effect * (placed.campaign?.strength ?? 1) * person.need * factor;
  return { id, at, channel, ...placed, effect: Math.min(0.5, effect) };
}

/** Which campaign, ad group and keyword brought a touch; always the same number of draws. */
export function placement(
  channel: Channel,
  random: Random,
): Pick<Touch, 'campaign' | 'adGroup' | 'keyword'> {
  const byShare = (each: { readonly share: number }) => each.share;
  const [first, second, third] = [random.unit(), random.unit(), random.unit()];
  const campaign = atShare(channel.campaigns, byShare, first);
  const adGroup = campaign && atShare(campaign.adGroups, byShare, second);
  const keyword = adGroup && atShare(adGroup.keywords, byShare, third);
  return {
    ...(campaign && { campaign }),
    ...(adGroup && { adGroup }),
    ...(keyword && { keyword }),
  };
}

function atShare<T>(items: readonly T[], share: (item: T) => number, unit: number): T | undefined {
  let left = unit * items.reduce((sum, item) => sum + share(item), 0);
  for (const item of items) {
    left -= share(item);
    if (left < 0) return item;
  }
  return items.at(-1);
}

function weightOf(channel: Channel, slot: number, person: Person): number {
  if (channel.subscribersOnly && !person.isSubscriber) return 0;
  return channel.weights[slot]! * person.need ** channel.skew;
}

/**
 * The next busy moment from a time on.
 * @param midnight time of day (UTC, µs) at which the business’s day begins.
 */
function atHour(at: number, midnight: number, random: Random): number {
  const hour = random.weighted(HOUR_INDEX, (index) => HOURS[index]!);
  const day = Math.floor((at - midnight) / DAY) * DAY + midnight;
  const moved = day + hour * HOUR + Math.floor(random.unit() * HOUR);
  return moved >= at ? moved : moved + DAY;
}

function dayPicker(calendar: Calendar): (unit: number) => number {
  const sums: number[] = [];
  let total = 0;
  for (let index = 0; index < calendar.days.length; index += 1) {
    total += demand(calendar, index);
    sums.push(total);
  }
  return (unit) => sums.findIndex((sum) => unit * total < sum);
}
