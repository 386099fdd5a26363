import { CONTRACTS } from '../../contract/reports/index.ts';
import type { Published } from '../answer.ts';
import { exploreReport } from '../explore/explore-report.ts';
import type { Period } from '../period.ts';
import type { ReportConfig } from '../report-config.ts';
import type { Stat } from './stats.ts';

export interface TaggedVisits {
  readonly visits: number;
  readonly orders: number;
  /** Null where it is not known. */
  readonly revenue: string | null;
}

/** The tag of a link; undefined where it names no source. */
export function tagOf({ source, medium, campaign }: Stat): readonly string[] | undefined {
  return source === '' ? undefined : [source.toLowerCase(), medium.toLowerCase(), campaign];
}

export const tagKey = (tag: readonly string[]) => tag.join('\u001f');

/** Visits and what they led to by source, medium and campaign, as the layer of questions tells them. */
export async function fetchTagged(
  published: Published,
  period: Period,
  config: ReportConfig,
): Promise<ReadonlyMap<string, TaggedVisits>> {
  const { rows } = await exploreReport(
    published,
    CONTRACTS.explore.query.parse({
      ...{ ...period, by: 'source,medium,campaign' },
      ...{ metrics: 'visits,orders,revenue', limit: '10000' },
    }),
    config,
  );
  return new Map(
    rows.map(({ source = '', medium = '', campaign = '', visits, orders, revenue }) => [
      tagKey([source.toLowerCase(), medium.toLowerCase(), campaign]),
      {
        ...{ visits: Number(visits ?? 0), orders: Number(orders ?? 0) },
        revenue: typeof revenue === 'string' ? revenue : null,
      },
    ]),
  );
}

/** All of them together, money by whole hundredths; unknown where a part of it is. */
export function sumTagged(
  tags: readonly (readonly string[])[],
  found: ReadonlyMap<string, TaggedVisits>,
): TaggedVisits {
  const own = tags.flatMap((tag) => found.get(tagKey(tag)) ?? []);
  const sum = (of: (one: TaggedVisits) => number) => own.reduce((all, one) => all + of(one), 0);
  const isKnown = own.every(({ revenue }) => revenue !== null);
  const cents = sum(({ revenue }) => Math.round(Number(revenue) * 100));
  return {
    ...{ visits: sum(({ visits }) => visits), orders: sum(({ orders }) => orders) },
    revenue: isKnown ? (cents / 100).toFixed(2) : null,
  };
}
