import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { GoalRow, GoalsReport, goals } from '../../contract/reports/goals.ts';
import type { Answering } from '../answer.ts';
import { fetchVisits } from '../funnel/visits.ts';
import { moneyOf } from '../journey-filter.ts';
import { checkPeriod, comparedPeriod } from '../period.ts';
import { reportMeta } from '../report-meta.ts';

const GOALS = sqlFile(import.meta.url, './goals.sql');

interface Stored {
  readonly goal: string;
  readonly channel: string;
  readonly is_now: boolean | number;
  readonly reached: string;
  readonly people: string;
  readonly amount: string;
  readonly unknown: string;
}

/** Goals of the configuration by how often they were reached; those that nobody reached as well. */
export const goalsReport: Answering<typeof goals> = async (published, asked, config) => {
  const { reader, state, dataRange } = published;
  const { by } = asked;
  const period = checkPeriod(asked);
  const compare = comparedPeriod(period, asked.compare, true)!;
  const { goalNames = [] } = config;
  const [found, visits] = state
    ? await Promise.all([
        reader.rows<Stored>(GOALS, {
          ...{ generation: state.generation, revision: state.revision, by, ...period },
          ...{ before_from: compare.from, before_to: compare.to },
        }),
        fetchVisits(
          { reader, state, dataRange },
          { period, compare: null, by: 'none', where: [], asOf: period.to },
          config,
        ),
      ])
    : [[], null];
  const visited = typeof visits?.all.now === 'number' ? visits.all.now : 0;
  const configured = [...goalNames];
  return {
    meta: {
      report: 'goals',
      ...reportMeta(published, asked, config),
      ...{ by, compare, configured, visits: visited },
    },
    rows: configured.flatMap((goal) =>
      rowsOf(
        goal,
        found.filter((one) => one.goal === goal),
        by === 'channel',
        visited,
      ),
    ),
  } satisfies GoalsReport;
};

function rowsOf(
  goal: string,
  found: readonly Stored[],
  isByChannel: boolean,
  visits: number,
): GoalRow[] {
  const channels = [...new Set(found.map(({ channel }) => channel))];
  const rows = (channels.length > 0 ? channels : ['']).map((channel): GoalRow => {
    const own = found.filter((one) => one.channel === channel);
    const now = own.find(({ is_now }) => Boolean(is_now));
    const before = own.find(({ is_now }) => !is_now);
    const reached = Number(now?.reached ?? 0);
    return {
      key: [goal, channel].join('\u001f'),
      ...{ goal, channel: isByChannel ? channel : null, reached },
      people: Number(now?.people ?? 0),
      value: moneyOf(now?.amount ?? '0', now?.unknown ?? 0),
      rate: visits > 0 ? reached / visits : null,
      reached_before: Number(before?.reached ?? 0),
    };
  });
  return rows.sort((a, b) => b.reached - a.reached || (a.key < b.key ? -1 : 1));
}
