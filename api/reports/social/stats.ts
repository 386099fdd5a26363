import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { SocialBy } from '../../contract/reports/social-terms.ts';
import type { Published } from '../answer.ts';
import type { Period } from '../period.ts';

const STATS = sqlFile(import.meta.url, './stats.sql');

/** A post, or a profile on a day, as it was last told. */
export interface Stat {
  readonly day: string;
  readonly network: string;
  /** Empty for a profile. */
  readonly post: string;
  readonly url: string;
  /** Of the day, in the zone of the business; empty where it is not told. */
  readonly hour: string;
  readonly source: string;
  readonly medium: string;
  readonly campaign: string;
  readonly reach: number | null;
  readonly engagements: number | null;
  readonly clicks: number | null;
  readonly mentions: number | null;
  readonly followers: number | null;
}

const NUMBERS = ['reach', 'engagements', 'clicks', 'mentions', 'followers'] as const;

export async function fetchStats(
  { reader, state }: Pick<Published, 'reader' | 'state'>,
  { from, to }: Period,
  timezone: string,
): Promise<readonly Stat[]> {
  if (!state) return [];
  const { generation, revision } = state;
  const found = await reader.rows<Readonly<Record<string, string | number | null>>>(STATS, {
    ...{ generation, revision, from, to, timezone },
  });
  return found.map(
    (row) =>
      ({
        ...row,
        ...Object.fromEntries(
          NUMBERS.map((key) => [key, row[key] === null ? null : Number(row[key])]),
        ),
      }) as unknown as Stat,
  );
}

/** The row of the report that a figure is of; null where it is of none. */
export function nameOf(stat: Stat, by: SocialBy): string | null {
  if (by === 'month') return stat.day.slice(0, 7);
  if (by === 'network') return stat.network;
  const name = by === 'post' ? stat.post : stat.hour;
  return stat.post === '' || name === ''
    ? null
    : by === 'post'
      ? `${stat.network} · ${name}`
      : name;
}
