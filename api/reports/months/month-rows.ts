import { formatMicros } from '@throughline/ingest/contract/money';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { COST_SERIES, type monthsRows } from '../../contract/reports/months-rows.ts';
import type { Answering } from '../answer.ts';
import { flowsOf } from '../finance/flows.ts';
import { configuredRates } from '../finance/rates-of.ts';
import type { StoredRow } from '../finance/stored-row.ts';
import { checkPeriod } from '../period.ts';
import { partsOf } from './series.ts';

const SPEND = sqlFile(import.meta.url, '../finance/spend.sql');
const COSTS = `${SPEND}\n${sqlFile(import.meta.url, './rows-costs.sql')}`;
const SALES = sqlFile(import.meta.url, './rows-sales.sql');

/** The costs, sales and refunds behind a cell. */
export const monthRows: Answering<typeof monthsRows> = async (published, asked, config) => {
  const { reader, state } = published;
  const { series, accounting, model, kind, channel = '', limit, offset } = asked;
  const { from, to } = checkPeriod(asked);
  const isOfCosts = (COST_SERIES as readonly string[]).includes(series);
  const statement = isOfCosts ? COSTS : `${flowsOf(kind === 'all' ? null : model)}\n${SALES}`;
  const found = state
    ? await reader.rows<StoredRow>(statement, {
        ...{ generation: state.generation, revision: state.revision, from, to, series },
        ...{ kind, channel, limit, offset, parts: partsOf(series, accounting) },
        ...{ custom: config.customWeights, ...configuredRates(config) },
      })
    : [];
  const all = found[0];
  const unknown = Number(all?.all_unknown ?? 0);
  return {
    sum: unknown > 0 ? null : formatMicros(BigInt(all?.all_known ?? 0)),
    unknown,
    count: Number(all?.all_rows ?? 0),
    rows: found
      .filter(({ place }) => Number(place) > offset && Number(place) <= offset + limit)
      .map((row) => ({
        ...{ type: row.type, id: row.id, label: row.label, source: row.source, day: row.day_ },
        ...{ channel: row.channel, campaign: row.campaign_ },
        share: row.share_nano === null ? null : Number(`${row.share_nano}e-9`),
        amount: row.amount === null ? null : formatMicros(BigInt(row.amount)),
      })),
  };
};
