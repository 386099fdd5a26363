import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { cohorts } from '../../contract/reports/cohorts.ts';
import { cohortsNotes } from '../../contract/reports/cohorts-notes.ts';
import type { Answering } from '../answer.ts';
import { asOfDay, lastCompleteDay } from '../customers/as-of.ts';
import { SALES } from '../customers/sales.ts';
import { fetchUnrolled } from '../finance/fetch-unrolled.ts';
import { reportMeta } from '../report-meta.ts';
import { channelCosts } from './channel-costs.ts';
import { type ChannelMonth, channelRows } from './channel-rows.ts';
import { CHANNELLED } from './channelled.ts';
import { type CohortMonth, cohortsOf } from './cohorts-of.ts';
import { DATED } from './dated.ts';

const MONTHS = `${DATED}${sqlFile(import.meta.url, './months.sql')}`;
const CHANNEL_MONTHS = `${CHANNELLED}${sqlFile(import.meta.url, './channel-months.sql')}`;
const LATER = `${SALES}${sqlFile(import.meta.url, './later.sql')}`;

/**
 * Cohorts by the month of the first paid order. The period selects whole months of first orders; what their customers
 * bought later is read up to the state's day, whatever the period's end.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const cohortsReport: Answering<typeof cohorts> = async (published, asked, config) => {
  const { reader, state, dataRange } = published;
  const { value, by, model } = asked;
  const meta = reportMeta(published, asked, config);
  const asOf = asOfDay(state, dataRange, config.timezone);
  const { from, to } = meta;
  const parameters = state &&
    asOf && { generation: state.generation, revision: state.revision, value, as_of: asOf };
  const isByChannel = by === 'channel';
  const [found, channelled, costs, [after]] = parameters
    ? await Promise.all([
        isByChannel ? [] : reader.rows<CohortMonth>(MONTHS, { ...parameters, from, to }),
        isByChannel
          ? reader.rows<ChannelMonth>(CHANNEL_MONTHS, { ...parameters, from, to, model })
          : [],
        isByChannel ? channelCosts(published, { from, to }, config) : [],
        fetchUnrolled(reader, state!).then(({ lastDay }) =>
          lastDay > asOf! ? reader.rows<{ later: string }>(LATER, parameters) : [],
        ),
      ])
    : [[], [], [], []];
  const unknown = [...found, ...channelled].reduce((sum, row) => sum + Number(row.unknown), 0);
  const later = Number(after?.later ?? 0);
  const lastComplete = asOf && lastCompleteDay(asOf);
  return {
    meta: {
      report: 'cohorts',
      ...meta,
      ...{ value, by, model, refunds: 'on_day_of_sale' },
      cohorts: { from: meta.from.slice(0, 7), to: meta.to.slice(0, 7) },
      last_complete_day: lastComplete,
      ...{ later_sales: later, unknown_sales: unknown },
      notes: cohortsNotes({ by, value, unknown, later, lastComplete }).map(({ en }) => en),
    },
    ...cohortsOf(found, isByChannel ? null : asOf),
    ...(isByChannel ? channelRows(channelled, costs) : { channels: [], channel_totals: null }),
  };
};
