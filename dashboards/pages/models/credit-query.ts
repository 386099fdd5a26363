import type { AttributionReport } from '@throughline/api/contract/reports/attribution';
import type { CellQuery } from '@throughline/api/contract/reports/channels-rows';
import type { AnyModel, Conversions } from '@throughline/api/contract/terms';
import { MODELS } from '@throughline/api/contract/terms';
import type { ValueKind } from '../../address/analyst-choices.ts';
import { pathOfRow, UNATTRIBUTED_ID } from '../../address/row-id.ts';

/** The metric of the channels report whose rows are those of a credit. */
export function creditMetric(of: Conversions, value: ValueKind): CellQuery['metric'] {
  if (of === 'order') return 'orders';
  if (of === 'deal') return 'deals';
  if (of === 'lead') return 'leads';
  // Orders and deals together: their money lists both.
  return value;
}

/** The query for the rows behind what a rule gives a channel. */
export function creditQuery(
  model: (typeof MODELS)[number],
  row: string,
  meta: Pick<AttributionReport['meta'], 'from' | 'to' | 'basis' | 'of' | 'value'>,
): CellQuery {
  const { from, to, basis } = meta;
  const query = { from, to, model, basis, metric: creditMetric(meta.of, meta.value) };
  if (row === UNATTRIBUTED_ID) return { ...query, kind: 'unattributed' };
  return { ...query, kind: 'channel', channel: pathOfRow(row)[0] ?? '' };
}

/** A rule's figure opens its rows; a data-driven one stands for all journeys of its channel. */
export function isRule(model: AnyModel): model is (typeof MODELS)[number] {
  return MODELS.some((rule) => rule === model);
}
