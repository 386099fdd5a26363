import type { AttributionReport } from '@throughline/api/contract/reports/attribution';
import type { AnyModel, Conversions } from '@throughline/api/contract/terms';
import { MODELS } from '@throughline/api/contract/terms';
import type { ValueKind } from '../../address/analyst-choices.ts';
import { pathOfRow, UNATTRIBUTED_ID } from '../../address/row-id.ts';
import type { CellAsked } from '../../client/queries.ts';

/** The metric of the channels report whose rows are those of a credit. */
export function creditMetric(of: Conversions, value: ValueKind): CellAsked['metric'] {
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
  meta: Pick<AttributionReport['meta'], 'from' | 'to' | 'basis' | 'of' | 'value' | 'where'>,
): CellAsked {
  const { from, to, basis, where } = meta;
  const metric = creditMetric(meta.of, meta.value);
  const query = { from, to, model, basis, metric, ...(where && { where }) };
  if (row === UNATTRIBUTED_ID) return { ...query, kind: 'unattributed' };
  return { ...query, kind: 'channel', channel: pathOfRow(row)[0] ?? '' };
}

/** A rule's figure opens its rows; a data-driven one stands for all journeys of its channel. */
export function isRule(model: AnyModel): model is (typeof MODELS)[number] {
  return MODELS.some((rule) => rule === model);
}
