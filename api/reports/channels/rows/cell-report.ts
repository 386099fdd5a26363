import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { CellReport, CellRequest } from '../../../contract/reports/channels-rows.ts';
import { LEVELS } from '../../../contract/terms.ts';
import { definition } from '../../../metrics/catalogue.ts';
import { formula } from '../../../metrics/formula.ts';
import { isMeasure, MEASURES, type MeasureKey } from '../../../metrics/measures.ts';
import { measureValue } from '../../../metrics/metric-values.ts';
import { ProblemError } from '../../../problems/problems.ts';
import { checkPeriod } from '../../period.ts';
import type { ReportConfig } from '../../report-config.ts';
import type { State } from '../../state.ts';
import { campaignNames, datedNames } from '../campaign-names.ts';
import {
  fetchBooks,
  fetchCostedSources,
  fetchListed,
  fetchSalesTold,
  fetchTables,
} from '../fetch.ts';
import { joinAdGroups } from '../join-ad-groups.ts';
import { cellFigures } from './cell-figures.ts';
import { type CellRowFacts, formatCellRow } from './cell-row.ts';
import { sourceOf } from './cell-sources.ts';
import { matching, spelling } from './matching-spellings.ts';

/**
 * The rows behind one cell, and their sum over all pages. A ratio comes with all of its parts and opens the rows of
 * one of them: its numerator, of CAC the first purchases, or the one that was asked for. A cell that names no
 * dimension is the total's; what the figures are follows from the same computation as the report's.
 */
export async function cellReport(
  reader: Reader,
  state: State | null,
  request: CellRequest,
  config: ReportConfig,
): Promise<CellReport> {
  const period = checkPeriod(request);
  const part = openedBy(request);
  const levels =
    request.kind === 'channel' ? LEVELS.filter((level) => request[level] !== undefined) : [];
  const ofParts =
    levels.length > 0 ? 'attributed' : request.kind === 'channel' ? 'all' : request.kind;
  if (!state) {
    const figures = cellFigures(request, [], {
      levels,
      names: campaignNames([]),
      salesTold: false,
    });
    return { ...figures.cell, part, sum: null, count: 0, unit: MEASURES[part].unit, rows: [] };
  }
  const source = sourceOf(part, request.model);
  const dated = { ...request, customWeights: config.customWeights };
  const filter = {
    levels: levels.length > 0 ? levels : (['channel'] as const),
    ...(levels.includes('channel') && { channel: request.channel }),
    ...(levels.includes('source') && { source: request.source }),
  };
  // Rows show their campaign even where the cell is not of one.
  const listed = await fetchListed(reader, state, [...levels, 'campaign']);
  const ambiguous = datedNames(listed);
  const [tables, costed, salesTold] = await Promise.all([
    fetchTables(reader, state, period, { ...siblingsToo(filter), datedNames: ambiguous }, dated),
    fetchCostedSources(reader, state, period.to),
    fetchBooks(reader, state, period, dated).then((books) => fetchSalesTold(reader, state, books)),
  ]);
  const groups = [...tables.costs, ...tables.touches, ...tables.credit];
  const names = joinAdGroups(campaignNames(listed), groups);
  const figures = cellFigures(request, groups, { levels, names, costed, salesTold });
  const isSpelled = levels.some((level) => level !== 'channel' && level !== 'source');
  const spellings = isSpelled
    ? [...new Set(matching(tables[source.table], request, levels, names).map(spelling))]
    : [];
  const parameters = {
    generation: state.generation,
    revision: state.revision,
    ...{ from: period.from, to: period.to, custom: config.customWeights, basis: request.basis },
    ...{ measure: part, part: ofParts === 'paid' ? 'attributed' : ofParts },
    ...{ channel: filter.channel ?? null, source: filter.source ?? null },
    ...{ levels, spelled: isSpelled, spellings, dated_names: ambiguous },
    paired: request.kind === 'paid',
    pairs: figures.pairs,
  };
  const [[totals], rows] = await Promise.all([
    reader.rows<{ count: string; sum: string; unknown: string }>(source.sum, parameters),
    reader.rows<CellRowFacts>(source.rows, {
      ...parameters,
      limit: request.limit,
      offset: request.offset,
    }),
  ]);
  return {
    ...figures.cell,
    part,
    sum: measureValue(part, figures.isKnown(part) ? BigInt(totals!.sum) : null),
    count: Number(totals!.count),
    unit: MEASURES[part].unit,
    rows: rows.map((row) => formatCellRow(row, part, names, config.currency)),
  };
}

/** Whether cost and results of a row meet is seen beside the other rows of its channel. */
function siblingsToo<Filter extends { source?: string | undefined }>({
  source: _,
  ...filter
}: Filter) {
  return filter;
}

/** The measure whose rows are opened. */
export function openedBy({ metric, part }: CellRequest): MeasureKey {
  const { opens, formula: text } = definition(metric);
  if (part === undefined) return opens;
  const parts = text === 'sum' ? [opens] : formula(text).names;
  if (isMeasure(part) && parts.includes(part)) return part;
  throw new ProblemError('parameters_invalid', {
    errors: [
      {
        field: 'part',
        message: `part must be one of ${parts.join(', ')}, of which ${metric} is made`,
      },
    ],
  });
}
