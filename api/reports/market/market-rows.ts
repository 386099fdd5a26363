import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { marketRows as contract } from '../../contract/reports/market-rows.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import type { Point } from './series.ts';

const POINTS = sqlFile(import.meta.url, './points.sql');

/** A figure of the market as it was told. */
export const marketRows: Answering<typeof contract> = async ({ reader, state }, asked) => {
  const { metric, subject, region, unit, provenance, at, limit, offset } = asked;
  const { to } = checkPeriod(asked);
  const points = state
    ? await reader.rows<Point & { readonly source: string; readonly account: string }>(POINTS, {
        ...{ generation: state.generation, revision: state.revision, to },
      })
    : [];
  const found = points.filter(
    (point) =>
      point.metric === metric &&
      point.subject === subject &&
      point.region === region &&
      point.unit === unit &&
      point.provenance === provenance &&
      point.from === at,
  );
  return {
    count: found.length,
    value: found.reduce((sum, { value }) => sum + value, 0),
    rows: found.slice(offset, offset + limit).map(({ from, until, value, source, account }) => ({
      ...{ day: from, until, value, source, account },
    })),
  };
};
