import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type * as z from 'zod';
import { type CellReport, type cellQuery, LEVELS } from '../../../contract/channels.ts';
import { definition } from '../../../metrics/catalogue.ts';
import { measureValue, unitOfMeasure } from '../../../metrics/metric-values.ts';
import { checkPeriod } from '../../period.ts';
import type { State } from '../../state.ts';
import { type CampaignNames, campaignNames } from '../campaign-names.ts';
import {
  type DatedBy,
  type FactGroup,
  fetchCosts,
  fetchCredit,
  fetchListed,
  fetchTouches,
} from '../fetch.ts';
import type { Level, ReportConfig } from '../normalise.ts';
import { type CellRowFacts, formatCellRow } from './cell-row.ts';
import { type CellSource, sourceOf } from './cell-sources.ts';
import { matching, spelling } from './matching-spellings.ts';

export type CellRequest = z.output<typeof cellQuery>;
type DatedRequest = CellRequest & DatedBy;

/**
 * The rows behind one cell, and their sum over all pages, which is the cell. A ratio opens the rows of
 * its numerator, CAC the first purchases. A cell that names no dimension is the total's.
 */
export async function cellReport(
  reader: Reader,
  state: State | null,
  request: CellRequest,
  config: ReportConfig,
): Promise<CellReport> {
  const measure = definition(request.metric).opens;
  const period = checkPeriod(request);
  const unit = unitOfMeasure(measure);
  if (!state) return { sum: measureValue(measure, 0n), count: 0, unit, rows: [] };

  const unattributed = request.kind === 'unattributed';
  const levels = unattributed ? [] : LEVELS.filter((level) => request[level] !== undefined);
  const source = sourceOf(measure, request.model);
  // Rows show their campaign even where the cell is not of one.
  const listed = fetchListed(reader, state, [...levels, 'campaign']).then(campaignNames);
  const dated = { ...request, customWeights: config.customWeights };
  const spellings = await spellingsOf(reader, state, source, dated, levels, listed);
  const parameters = {
    generation: state.generation,
    revision: state.revision,
    from: period.from,
    to: period.to,
    custom: config.customWeights,
    basis: request.basis,
    measure,
    part: unattributed ? 'unattributed' : levels.length === 0 ? 'all' : 'attributed',
    channel: levels.includes('channel') ? request.channel : null,
    source: levels.includes('source') ? request.source : null,
    levels,
    spelled: spellings !== null,
    spellings: spellings ?? [],
  };
  const [[totals], rows, names] = await Promise.all([
    reader.rows<{ count: string; sum: string; unknown: string }>(source.sum, parameters),
    reader.rows<CellRowFacts>(source.rows, {
      ...parameters,
      limit: request.limit,
      offset: request.offset,
    }),
    listed,
  ]);
  const count = Number(totals!.count);
  const unknown =
    BigInt(totals!.unknown) > 0n ||
    (measure === 'cost' && count === 0 && (await isUnpriced(reader, state, dated, levels, names)));
  return {
    sum: measureValue(measure, unknown ? null : BigInt(totals!.sum)),
    count,
    unit,
    rows: rows.map((row) => formatCellRow(row, measure, names, config.currency)),
  };
}

/** Null where channel and source alone say which rows are meant. */
async function spellingsOf(
  reader: Reader,
  state: State,
  source: CellSource,
  request: DatedRequest,
  levels: readonly Level[],
  listed: Promise<CampaignNames>,
): Promise<readonly string[] | null> {
  if (!levels.some((level) => level !== 'channel' && level !== 'source')) return null;
  const [names, groups] = await Promise.all([
    listed,
    fetchGroups(reader, state, source.table, request, levels),
  ]);
  return [...new Set(matching(groups, request, levels, names).map(spelling))];
}

/** Paid traffic without any cost data: its cost is not zero but unknown, as in the report. */
async function isUnpriced(
  reader: Reader,
  state: State,
  request: DatedRequest,
  levels: readonly Level[],
  names: CampaignNames,
): Promise<boolean> {
  if (levels.length === 0) return false;
  const groups = await fetchGroups(reader, state, 'touches', request, levels);
  return matching(groups, request, levels, names).some((group) => group.paid_touches !== '0');
}

function fetchGroups(
  reader: Reader,
  state: State,
  table: CellSource['table'],
  request: DatedRequest,
  levels: readonly Level[],
): Promise<FactGroup[]> {
  const filter = { levels, channel: request.channel, source: request.source };
  if (table === 'costs') return fetchCosts(reader, state, request, filter);
  if (table === 'touches') return fetchTouches(reader, state, request, filter);
  return fetchCredit(reader, state, request, filter, request);
}
