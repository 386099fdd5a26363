import { type Calendar, DAY, HOUR, MINUTE } from './calendar.ts';
import { SHOP } from './catalog.ts';
import { Random } from './random.ts';
import type { Visit } from './visits.ts';

/** Networks that the business posts in, how often, and to how many. Telegram's links are tagged. */
const NETWORKS = [
  { name: 'telegram', every: 3, followers: 2_400, rate: 0.05, link: tagged() },
  { name: 'vk', every: 4, followers: 5_100, rate: 0.03, link: undefined },
] as const;

/** Hours of the day at which posts go out, and what an hour is worth: the evening is the best one. */
export const POST_HOURS = [
  { hour: 9, worth: 0.8 },
  { hour: 13, worth: 1 },
  { hour: 19, worth: 1.6 },
] as const;
/** Posts of so many days were exported. */
const DAYS = 240;

export interface Post {
  readonly key: string;
  readonly network: string;
  readonly at: number;
  readonly reach: number;
  readonly engagements: number;
  /** Clicks on its link; undefined where it has none. */
  readonly clicks?: number;
  readonly link?: string;
}

/** What others said of the business in a week, and how many follow it then. */
export interface ProfileFigures {
  readonly network: string;
  readonly day: string;
  readonly followers: number;
  readonly mentions: number;
}

/** Posts; a click on a link of Telegram is a visit from there, of the last post before it. */
export function postsOf(
  seed: number,
  calendar: Calendar,
  visits: readonly Visit[],
): readonly Post[] {
  const first = Math.max(0, calendar.days.length - DAYS);
  const clicked = visits
    .filter(({ arrival }) => arrival.channel.key === 'telegram')
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  return NETWORKS.flatMap(({ name, every, followers, rate, link }) => {
    const days = calendar.days.map((_, index) => index).filter((index) => index >= first);
    const times = days
      .filter((index) => index % every === 0)
      .map((index) => {
        const random = new Random(seed, 'post', name, index);
        const { hour, worth } = random.pick(POST_HOURS);
        const at = calendar.startOf(index) + hour * HOUR + random.int(0, 59) * MINUTE;
        return { random, index, worth, at };
      })
      .filter(({ at }) => at < calendar.end - DAY);
    return times.map(({ random, index, worth, at }, order): Post => {
      const reach = Math.round(followers * random.between(0.25, 0.45));
      const engagements = random.poisson(Math.min(60, reach * rate * worth));
      const until = times[order + 1]?.at ?? calendar.end;
      const clicks = clicked.filter((one) => one >= at && one < until).length;
      return {
        ...{ key: `${name}-${index}`, network: name, at, reach, engagements },
        ...(link && { clicks, link }),
      };
    });
  });
}

export function profilesOf(seed: number, calendar: Calendar): readonly ProfileFigures[] {
  return NETWORKS.flatMap(({ name, followers }) =>
    calendar.days
      .map((day, index) => ({ day, index }))
      .filter(({ index }) => index % 7 === 0 && index >= calendar.days.length - DAYS)
      .map(({ day, index }) => {
        const random = new Random(seed, 'profile', name, index);
        return {
          ...{ network: name, day, mentions: random.poisson(4) },
          followers: Math.round(followers * (1 + 0.001 * (index - calendar.days.length))),
        };
      }),
  );
}

function tagged(): string {
  return `${SHOP.site}/?utm_source=telegram&utm_medium=messenger`;
}
