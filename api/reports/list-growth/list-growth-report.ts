import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import {
  LIST_CHANGES,
  type ListGrowthReport,
  type listGrowth,
} from '../../contract/reports/list-growth.ts';
import type { Answering } from '../answer.ts';
import { LATEST } from '../entities/latest.ts';
import { monthsOf } from '../finance/months-of.ts';
import { reportMeta } from '../report-meta.ts';

export const MEMBERS = `${LATEST}${sqlFile(import.meta.url, './members.sql')}`;
const GROUPS = `${MEMBERS}${sqlFile(import.meta.url, './groups.sql')}`;
const UNDATED = `${MEMBERS}${sqlFile(import.meta.url, './undated.sql')}`;

type Figures = ListGrowthReport['rows'][number];
type Stored = Record<(typeof LIST_CHANGES)[number], string> & {
  readonly part: number;
  readonly name: string;
};

/** Who was on the mailing lists when each month began, who came and left in it, and who was there when it ended. */
export const listGrowthReport: Answering<typeof listGrowth> = async (published, asked, config) => {
  const { reader, state } = published;
  const { by } = asked;
  const meta = reportMeta(published, asked, config);
  const months = monthsOf(meta);
  const parameters = state && {
    ...{ generation: state.generation, revision: state.revision, by, types: ['subscriber'] },
    timezone: config.timezone,
  };
  const [found, [counted]] = parameters
    ? await Promise.all([
        reader.rows<Stored>(GROUPS, {
          ...parameters,
          since: [meta.from, ...months.map(({ from }) => from)],
          upto: [meta.to, ...months.map(({ to }) => to)],
        }),
        reader.rows<Record<'undated' | 'subscribers', string>>(UNDATED, parameters),
      ])
    : [[], []];
  const rows = found.map((row): Figures & { readonly part: number } => {
    const counts = Object.fromEntries(LIST_CHANGES.map((key) => [key, Number(row[key])]));
    const figures = counts as Record<(typeof LIST_CHANGES)[number], number>;
    const part = Number(row.part);
    const { from, to } = part === 0 ? meta : months[part - 1]!;
    const growth = figures.at_end - figures.at_start;
    return {
      ...{ part, month: part === 0 ? null : from.slice(0, 7), from, to, name: row.name },
      ...{
        ...figures,
        growth,
        growth_rate: figures.at_start > 0 ? growth / figures.at_start : null,
      },
    };
  });
  const shown = (isWhole: boolean) =>
    rows.filter(({ part }) => (part === 0) === isWhole).map(({ part: _part, ...row }) => row);
  return {
    meta: {
      ...{ report: 'list-growth', ...meta, by },
      undated: Number(counted?.undated ?? 0),
      subscribers: Number(counted?.subscribers ?? 0),
    },
    ...{ rows: shown(false), totals: shown(true) },
  };
};
