import { formatMicros } from '@throughline/ingest/contract/money';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { SearchReport, search } from '../../contract/reports/search.ts';
import type { QueryKind } from '../../contract/reports/search-terms.ts';
import type { Answering } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { comparedPeriod, type Period } from '../period.ts';
import { reportMeta } from '../report-meta.ts';
import { SEARCHES, searchParameters } from './searches.ts';

const GROUPS = `${SEARCHES}${sqlFile(import.meta.url, './groups.sql')}`;
const DAYS = `${SEARCHES}${sqlFile(import.meta.url, './days.sql')}`;
/** Impressions from which on a click rate says something. */
const MINIMUM = 30;
const DAY_MS = 86_400_000;

const COUNTS = [
  ...(['in_period', 'rows', 'impressions', 'clicks', 'placed', 'position_sum'] as const),
  ...(['named_clicks', 'brand_clicks', 'previous_impressions', 'previous_clicks'] as const),
  ...(['paid_rows', 'paid_impressions', 'paid_clicks', 'paid_cost', 'paid_unknown'] as const),
] as const;
type Stored = Record<(typeof COUNTS)[number], string> & {
  readonly name: string;
  readonly kinds: readonly QueryKind[];
  readonly paid_kinds: readonly QueryKind[];
};
/** A row of the warehouse with its numbers; `paid_cost` is in hundredths. */
type Group = Record<(typeof COUNTS)[number], number> &
  Pick<Stored, 'name'> & {
    readonly kinds: readonly QueryKind[];
  };

/** Searches by what is asked: organic figures beside those of the keywords that read alike. */
export const searchReport: Answering<typeof search> = async (published, asked, config) => {
  const { reader, state } = published;
  const { by, limit, offset } = asked;
  const meta = reportMeta(published, asked, config);
  const period = { from: meta.from, to: meta.to };
  const compare = comparedPeriod(period, asked.compare, true);
  const parameters = state && searchParameters(state, period, by, config);
  const previous = compare ?? NO_DAYS;
  const [stored, days] = parameters
    ? await Promise.all([
        reader.rows<Stored>(GROUPS, {
          ...parameters,
          first: compare && compare.from < period.from ? compare.from : period.from,
          last: compare && compare.to > period.to ? compare.to : period.to,
          ...{ previous_from: previous.from, previous_to: previous.to },
        }),
        reader.rows<{ readonly told: string }>(DAYS, parameters),
      ])
    : [[], []];
  const hasTerms = (config.brandTerms ?? []).length > 0;
  const groups = stored
    .map(groupOf)
    .sort(by === 'week' ? byName : mostClicksFirst)
    .filter((group) => group.in_period > 0 || group.paid_rows > 0 || group.previous_clicks > 0);
  const written = { hasTerms, isCompared: compare !== null, isPaid: by !== 'page' };
  const total = groups.reduce(added, NOTHING);
  const both = groups.filter(({ clicks, paid_rows }) => clicks > 0 && paid_rows > 0);
  return {
    meta: {
      report: 'search',
      ...{ ...meta, by, compare, rows: groups.length },
      days: { told: Number(days[0]?.told ?? 0), all: daysOf(period) },
      minimum: {
        impressions: MINIMUM,
        below: groups.filter(({ impressions }) => impressions > 0 && impressions < MINIMUM).length,
      },
      overlap: {
        queries: by === 'query' ? both.length : 0,
        clicks: by === 'query' ? sumOf(both, 'clicks') : 0,
        cost: by === 'query' ? costOf(both.reduce(added, NOTHING)) : null,
      },
      brand: hasTerms ? brandOf(groups, by === 'query' || by === 'query_kind') : null,
    },
    rows: groups.slice(offset, offset + limit).map((group) => ({
      name: group.name,
      ...(by === 'query'
        ? { query_kind: group.kinds[0] ?? null, found: foundBy(group) }
        : { query_kind: null, found: null }),
      ...figuresOf(group, written),
    })),
    totals: {
      ...figuresOf(total, written),
      withheld_clicks: total.clicks - total.named_clicks,
    },
  };
};

/** A period without a day, where nothing is compared. */
const NO_DAYS: Period = { from: '2000-01-02', to: '2000-01-01' };

function daysOf({ from, to }: Period): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

function groupOf({ name, kinds, paid_kinds, ...counts }: Stored): Group {
  const numbers = Object.fromEntries(COUNTS.map((key) => [key, Number(counts[key])]));
  return {
    ...(numbers as Record<(typeof COUNTS)[number], number>),
    ...{ name, kinds: kinds.length > 0 ? kinds : paid_kinds },
  };
}

const NOTHING = {
  ...Object.fromEntries(COUNTS.map((key) => [key, 0])),
  ...{ name: '', kinds: [] },
} as unknown as Group;

function added(a: Group, b: Group): Group {
  const sums = Object.fromEntries(COUNTS.map((key) => [key, a[key] + b[key]]));
  return { ...a, ...sums };
}

function sumOf(groups: readonly Group[], key: (typeof COUNTS)[number]): number {
  return groups.reduce((sum, group) => sum + group[key], 0);
}

function byName(a: Group, b: Group): number {
  return a.name < b.name ? -1 : 1;
}

function mostClicksFirst(a: Group, b: Group): number {
  return (
    b.clicks - a.clicks ||
    b.impressions - a.impressions ||
    b.paid_clicks - a.paid_clicks ||
    byName(a, b)
  );
}

function foundBy({ name, in_period, paid_rows }: Group): SearchReport['rows'][number]['found'] {
  if (name === '') return null;
  if (in_period > 0 && paid_rows > 0) return 'both';
  return in_period > 0 ? 'organic' : paid_rows > 0 ? 'paid' : null;
}

function costOf({ paid_cost, paid_unknown }: Group): string | null {
  return moneyOf(`${paid_cost}`, paid_unknown);
}

/** Of queries or of kinds: groups of which each is of one kind. */
function brandOf(
  groups: readonly Group[],
  isOfOneKind: boolean,
): NonNullable<SearchReport['meta']['brand']> {
  const [clicks, named] = [sumOf(groups, 'brand_clicks'), sumOf(groups, 'named_clicks')];
  const own = groups.filter(({ kinds }) => kinds[0] === 'brand').reduce(added, NOTHING);
  return {
    ...{ clicks, share: named > 0 ? clicks / named : null },
    paid_cost: isOfOneKind ? costOf(own) : null,
  };
}

function figuresOf(
  group: Group,
  {
    hasTerms,
    isCompared,
    isPaid,
  }: { readonly hasTerms: boolean; readonly isCompared: boolean; readonly isPaid: boolean },
): Omit<SearchReport['totals'], 'withheld_clicks'> {
  const { impressions, clicks, placed, position_sum, named_clicks, brand_clicks } = group;
  const { paid_clicks, paid_cost, paid_unknown } = group;
  return {
    ...{ impressions, clicks },
    click_rate: impressions >= MINIMUM ? clicks / impressions : null,
    position: placed > 0 ? position_sum / placed : null,
    brand_share: hasTerms && named_clicks > 0 ? brand_clicks / named_clicks : null,
    paid_impressions: isPaid ? group.paid_impressions : null,
    paid_clicks: isPaid ? paid_clicks : null,
    paid_cost: isPaid ? costOf(group) : null,
    paid_cpc:
      isPaid && paid_clicks > 0 && paid_unknown === 0
        ? formatMicros(BigInt(Math.round(paid_cost / paid_clicks)) * 10_000n)
        : null,
    previous_impressions: isCompared ? group.previous_impressions : null,
    previous_clicks: isCompared ? group.previous_clicks : null,
  };
}
