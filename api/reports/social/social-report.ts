import type { SocialFigures, SocialReport, social } from '../../contract/reports/social.ts';
import type { socialRows as rowsContract } from '../../contract/reports/social-rows.ts';
import { LEAST_POSTS } from '../../contract/reports/social-terms.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { reportMeta } from '../report-meta.ts';
import { judgeHours } from './hours.ts';
import { fetchStats, nameOf, type Stat } from './stats.ts';
import { fetchTagged, sumTagged, type TaggedVisits, tagKey, tagOf } from './tagged-visits.ts';

const NOT_JUDGED = { low: null, high: null, hour_verdict: null };

/** Posts by network, hour or month, or one by one: what they reach, and the visits by the tags of their links. */
export const socialReport: Answering<typeof social> = async (published, asked, config) => {
  const { by } = asked;
  const meta = reportMeta(published, asked, config);
  const period = { from: meta.from, to: meta.to };
  const stats = await fetchStats(published, period, config.timezone);
  const tagged = stats.some((stat) => tagOf(stat))
    ? await fetchTagged(published, period, config)
    : new Map<string, TaggedVisits>();
  const groups = new Map<string | null, Stat[]>();
  for (const stat of stats) {
    const name = nameOf(stat, by);
    const own = groups.get(name);
    if (own) own.push(stat);
    else groups.set(name, [stat]);
  }
  const hours = by === 'hour' ? judgeHours(ratesOf(groups)) : null;
  const posts = stats.filter(({ post }) => post !== '');
  const uses = usesOf(stats);
  const rows = [...groups].flatMap(([name, own]): SocialReport['rows'] =>
    name === null
      ? []
      : [
          {
            name,
            ...figuresOf(own, tagged, uses),
            ...(hours?.get(name) ?? NOT_JUDGED),
          },
        ],
  );
  return {
    meta: {
      ...{ report: 'social', ...meta, by, minimum: LEAST_POSTS },
      untagged: posts.filter((stat) => !tagOf(stat)).length,
      untimed: posts.filter(({ hour }) => hour === '').length,
    },
    rows: rows.sort((a, b) =>
      by === 'hour' || by === 'month'
        ? a.name < b.name
          ? -1
          : 1
        : (b.reach ?? 0) - (a.reach ?? 0) || (a.name < b.name ? -1 : 1),
    ),
    totals: figuresOf(by === 'post' || by === 'hour' ? posts : stats, tagged),
  };
};

/** The posts and mentions behind a figure. */
export const socialRows: Answering<typeof rowsContract> = async (published, asked, config) => {
  const { by, name, measure, limit, offset } = asked;
  const stats = await fetchStats(published, checkPeriod(asked), config.timezone);
  const found = stats.filter(
    (stat) =>
      (measure === 'posts' ? stat.post !== '' : stat[measure] !== null) &&
      (name === undefined ? by !== 'post' || stat.post !== '' : nameOf(stat, by) === name),
  );
  return {
    count: found.length,
    rows: found
      .slice(offset, offset + limit)
      .map(({ day, network, post, url, reach, engagements, clicks, mentions }) => ({
        ...{ day, network, post, url, reach, engagements, clicks, mentions },
      })),
  };
};

/** How many posts have a tag. */
function usesOf(stats: readonly Stat[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const stat of stats) {
    const tag = tagOf(stat);
    if (tag) uses.set(tagKey(tag), (uses.get(tagKey(tag)) ?? 0) + 1);
  }
  return uses;
}

/** @param uses of tags by all posts: one that posts of another row have too is of neither. */
function figuresOf(
  stats: readonly Stat[],
  tagged: ReadonlyMap<string, TaggedVisits>,
  uses?: ReadonlyMap<string, number>,
): SocialFigures {
  const sum = (key: 'reach' | 'engagements' | 'clicks' | 'mentions', own = stats) => {
    const told = own.flatMap((stat) => stat[key] ?? []);
    return told.length === 0 ? null : told.reduce((all, one) => all + one, 0);
  };
  const rated = stats.filter(({ reach, engagements }) => reach !== null && engagements !== null);
  const [reached, engaged] = [sum('reach', rated), sum('engagements', rated)];
  const tags = [
    ...new Map(
      stats.flatMap((stat) => {
        const tag = tagOf(stat);
        return tag ? [[tagKey(tag), tag] as const] : [];
      }),
    ).values(),
  ];
  const own = usesOf(stats);
  const isWhole = (tag: Parameters<typeof tagKey>[0]) =>
    uses === undefined || own.get(tagKey(tag)) === uses.get(tagKey(tag));
  const isOwn = tags.length > 0 && tags.every(isWhole);
  return {
    posts: stats.filter(({ post }) => post !== '').length,
    ...{ reach: sum('reach'), engagements: sum('engagements'), clicks: sum('clicks') },
    ...{ mentions: sum('mentions'), followers: followersOf(stats) },
    engagement_rate: reached ? (engaged ?? 0) / reached : null,
    ...(isOwn ? sumTagged(tags, tagged) : { visits: null, orders: null, revenue: null }),
    tags: isOwn ? tags.map((tag) => [...tag]) : [],
  };
}

/** The newest number of each network, together. */
function followersOf(stats: readonly Stat[]): number | null {
  const newest = new Map<string, Stat>();
  for (const stat of stats)
    if (stat.followers !== null && stat.day > (newest.get(stat.network)?.day ?? ''))
      newest.set(stat.network, stat);
  if (newest.size === 0) return null;
  return [...newest.values()].reduce((all, { followers }) => all + (followers ?? 0), 0);
}

/** Engagements by reach of each post of an hour. */
function ratesOf(
  groups: ReadonlyMap<string | null, readonly Stat[]>,
): ReadonlyMap<string, readonly number[]> {
  return new Map(
    [...groups].flatMap(([hour, posts]) =>
      hour === null
        ? []
        : [
            [
              hour,
              posts.flatMap(({ reach, engagements }) =>
                reach !== null && engagements !== null && reach > 0 ? [engagements / reach] : [],
              ),
            ] as const,
          ],
    ),
  );
}
