import type { NpsReport } from '@throughline/api/contract/reports/nps';
import type { IntervalRow } from '../../charts/interval-layout.ts';
import { points } from '../../format/points.ts';

/** Of so many rows the lines still tell something; the table holds the rest. */
const DRAWN = 8;

/** The rows with the most answers, each with its score and the interval of it; months in their order. */
export function npsRows(
  { meta: { by }, rows }: Pick<NpsReport, 'meta' | 'rows'>,
  nameOf: (name: string) => string,
): readonly IntervalRow[] {
  const drawn = by === 'month' ? rows.slice(-DRAWN) : rows.slice(0, DRAWN);
  return drawn.flatMap(({ name, nps, low, high }): IntervalRow[] =>
    nps === null || low === null || high === null
      ? []
      : [
          {
            channel: name,
            name: nameOf(name),
            marks: [
              {
                ...{ model: 'nps', name: 'NPS', dataDriven: true, at: nps, ends: [low, high] },
                shown: points(nps),
              },
            ],
          },
        ],
  );
}
