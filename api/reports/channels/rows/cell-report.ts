import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { CellReport, CellRequest } from '../../../contract/reports/channels-rows.ts';
import { LEVELS } from '../../../contract/terms.ts';
import type { Cube } from '../../../metrics/measures.ts';
import { checkPeriod } from '../../period.ts';
import { openCell } from '../../query/cell/open-cell.ts';
import type { ReportConfig } from '../../report-config.ts';
import type { State } from '../../state.ts';

const CUBES: ReadonlySet<Cube> = new Set(['costs', 'touches', 'credit']);

/** The rows behind one cell of channels. A cell that names no level is the total's. */
export function cellReport(
  reader: Reader,
  state: State | null,
  request: CellRequest,
  config: ReportConfig,
): Promise<CellReport> {
  const { kind, model, basis, where, metric, part, limit, offset } = request;
  const period = checkPeriod(request);
  const named = kind === 'channel' ? LEVELS.filter((level) => request[level] !== undefined) : [];
  const isRow = named.length > 0;
  // What no touch can claim is a row beside channels.
  const levels = kind === 'unattributed' ? (['channel'] as const) : named;
  return openCell(
    reader,
    state,
    {
      question: {
        ...{ period, compare: null, levels, by: [], where, cubes: CUBES },
        dated: { model, basis, customWeights: config.customWeights },
      },
      days: { period },
      kind: kind === 'channel' ? (isRow ? 'row' : 'total') : kind,
      place: Object.fromEntries(named.map((level) => [level, request[level]])),
      ...{ others: [], metric, part, limit, offset, blendsRows: true },
    },
    config,
  );
}
