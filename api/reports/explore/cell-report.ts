import { DIMENSION_KEYS } from '../../contract/dimensions.ts';
import type { Asked } from '../../contract/report.ts';
import type { CellReport } from '../../contract/reports/channels-rows.ts';
import type { exploreRows } from '../../contract/reports/explore-rows.ts';
import { LEVELS } from '../../contract/terms.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { Published } from '../answer.ts';
import { checkPeriod, comparedPeriod, shiftOf } from '../period.ts';
import { openCell } from '../query/cell/open-cell.ts';
import { comparedAlone } from '../query/fetch-groups.ts';
import { neededCubes } from '../query/needed-cubes.ts';
import { levelsAndOthers } from '../query/question.ts';
import type { ReportConfig } from '../report-config.ts';

export type ExploreCellAsked = Asked<typeof exploreRows>;

/** The rows behind one cell. A cell that names no dimension is the total's. */
export function exploreCell(
  { reader, state }: Published,
  asked: ExploreCellAsked,
  config: ReportConfig,
): Promise<CellReport> {
  const { kind, model, basis, where, metric, part, limit, offset } = asked;
  const period = checkPeriod(asked);
  const compare = asked.side === 'previous' ? comparedPeriod(period, asked.compare, true) : null;
  if (asked.side === 'previous' && !compare)
    throw new ProblemError('parameters_invalid', {
      errors: [{ field: 'compare', message: 'Expected the period that side=previous is of' }],
    });
  const named = DIMENSION_KEYS.filter((key) => asked[key] !== undefined);
  const { levels, by } = levelsAndOthers(named);
  const isTotal = kind === 'row' && named.length === 0;
  // What no touch can claim is a row beside channels.
  const ofRow = kind === 'unattributed' && levels.length === 0 ? (['channel'] as const) : levels;
  const cubes = neededCubes(kind === 'paid' ? ['cost', metric] : [metric], {
    levels: ofRow,
    where,
  });
  return openCell(
    reader,
    state,
    {
      question: {
        ...{ period, compare: null, levels: ofRow, by, where, cubes },
        dated: { model, basis, customWeights: config.customWeights },
      },
      days: compare ? { ...comparedAlone(compare), shift: shiftOf(period, compare) } : { period },
      kind: isTotal ? 'total' : kind,
      place: Object.fromEntries(
        LEVELS.filter((level) => asked[level] !== undefined).map((level) => [level, asked[level]]),
      ),
      others: by.map((dimension) => ({
        ...{ dimension, operator: 'equals' as const, value: asked[dimension] ?? '' },
      })),
      ...{ metric, part, limit, offset, blendsRows: false },
    },
    config,
  );
}
