import {
  nps as calculation,
  type NpsPeriod,
} from '@throughline/transform/plan/customers/satisfaction/nps';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { NpsReport, nps } from '../../contract/reports/nps.ts';
import type { Answering } from '../answer.ts';
import { comparedPeriod } from '../period.ts';
import { reportMeta } from '../report-meta.ts';
import { ANSWERS, NPS_TYPES } from './nps-statement.ts';
import { type Rated, ratedDrivers } from './rated-drivers.ts';

const SCORES = `${ANSWERS}${sqlFile(import.meta.url, './scores.sql')}`;
const RATINGS = `${ANSWERS}${sqlFile(import.meta.url, './ratings.sql')}`;

interface Counted {
  readonly is_previous: boolean | number;
  readonly name: string;
  readonly score: number;
  readonly answers: string;
}

/** Net promoter score by group, against the days before, and what it depends on. */
export const npsReport: Answering<typeof nps> = async (published, asked, config) => {
  const { reader, state } = published;
  const { by } = asked;
  const meta = reportMeta(published, asked, config);
  const { from, to } = meta;
  const before = comparedPeriod({ from, to }, 'previous')!;
  const parameters = state && {
    ...{ generation: state.generation, revision: state.revision, types: NPS_TYPES, by },
    ...{ from, to, previous_from: before.from, timezone: config.timezone },
  };
  const [found, rated] = parameters
    ? await Promise.all([
        reader.rows<Counted>(SCORES, parameters),
        reader.rows<Rated>(RATINGS, parameters),
      ])
    : [[], []];
  const now = found.filter(({ is_previous }) => Number(is_previous) === 0);
  const previous = found.filter(({ is_previous }) => Number(is_previous) !== 0);
  const { change, ...totals } = calculation.calculate({
    scores: scoresOf(now),
    previous: scoresOf(previous),
  });
  const { about, drivers } = ratedDrivers(rated);
  return {
    meta: {
      ...{ report: 'nps', ...meta, by, drivers: about },
      change: change && {
        ...{ ...before, answers: change.previous.responses, nps: change.previous.nps },
        ...{ difference: change.difference, threshold: change.threshold, status: change.status },
      },
    },
    rows: [...new Set(by === 'driver' ? [] : now.map(({ name }) => name))]
      .map((name) => ({
        name,
        ...figuresOf(
          calculation.calculate({ scores: scoresOf(now.filter((row) => row.name === name)) }),
        ),
      }))
      .sort((a, b) => (by === 'month' ? (a.name < b.name ? -1 : 1) : b.answers - a.answers)),
    totals: figuresOf(totals),
    drivers,
  };
};

function scoresOf(counted: readonly Counted[]): number[] {
  return counted.flatMap(({ score, answers }) =>
    Array.from({ length: Number(answers) }, () => Number(score)),
  );
}

function figuresOf(period: NpsPeriod): NpsReport['totals'] {
  const { responses, promoters, passives, detractors, nps: points } = period;
  const { standard_error, low, high } = period;
  return {
    ...{ answers: responses, promoters, passives, detractors },
    ...{ nps: points, standard_error, low, high },
  };
}
