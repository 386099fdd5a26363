import type {
  AttributionReport,
  AttributionRow,
  CreditCell,
  ModelState,
} from '@throughline/api/contract/reports/attribution';
import { attributionReport } from '@throughline/api/contract/reports/attribution';
import type { AnyModel } from '@throughline/api/contract/terms';
import { DATA_DRIVEN_MODELS } from '@throughline/api/contract/terms';

const DATA_DRIVEN: readonly string[] = DATA_DRIVEN_MODELS;

/** A cell of a report about 100 conversions worth 1,000.00. */
export function credit(
  share: number,
  rank: number | null,
  interval?: [number, number],
  romi: number | null = null,
): CreditCell {
  const money = (part: number) => (part * 1000).toFixed(2);
  return {
    conversions: share * 100,
    share,
    value: money(share),
    romi,
    rank,
    ...(interval
      ? {
          removal_effect: share,
          interval: {
            conversions: [interval[0] * 100, interval[1] * 100],
            share: interval,
            value: [money(interval[0]), money(interval[1])],
            romi: null,
            rank: [1, 2],
          },
        }
      : {}),
  };
}

/** A row with the spread of its own cells. */
export function attributionRow(
  channel: string,
  models: Partial<Record<AnyModel, CreditCell>>,
  kind: AttributionRow['kind'] = 'channel',
): AttributionRow {
  const cells = Object.values(models);
  const shares = cells.flatMap(({ share }) => share ?? []);
  const ranks = cells.flatMap(({ rank }) => rank ?? []);
  return {
    key: channel,
    kind,
    channel,
    cost: null,
    models,
    spread:
      kind === 'channel' && shares.length > 0
        ? {
            share: [Math.min(...shares), Math.max(...shares)],
            rank: [Math.min(...ranks), Math.max(...ranks)],
            agree: 1,
          }
        : null,
  };
}

export function modelState(model: AnyModel, change: Partial<ModelState> = {}): ModelState {
  return {
    model,
    kind: DATA_DRIVEN.includes(model) ? 'data_driven' : 'rule',
    conserves: model !== 'participation',
    parameters: {},
    available: true,
    reason: null,
    totals: { conversions: 100, value: '1000.00' },
    ...change,
  };
}

/** A report that keeps to the contract: it is parsed by the schema of the API. */
export function attribution(
  models: ModelState[],
  rows: AttributionRow[],
  meta: Partial<AttributionReport['meta']> = {},
): AttributionReport {
  return attributionReport.parse({
    meta: {
      report: 'attribution',
      from: '2026-01-01',
      to: '2026-03-31',
      basis: 'payment',
      of: 'sale',
      value: 'revenue',
      by: ['channel'],
      currency: 'RUB',
      timezone: 'Europe/Moscow',
      as_of: '2026-04-01T00:00:00Z',
      revision: 1,
      level: 0.95,
      data: { from: '2025-01-01', to: '2026-03-31' },
      totals: { conversions: 100, value: '1000.00', nulls: 40 },
      models,
      agreement: [],
      run: null,
      ...meta,
    },
    columns: [],
    rows,
  });
}
