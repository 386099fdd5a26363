import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFact } from '../../contract/fact.ts';
import { RecordError } from '../../contract/record-error.ts';
import { parseInstant } from '../../contract/time.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import { currencyOf, moneyOf, required, textOf, versionOf, wordOf } from './cells.ts';
import type { Cells } from './line-table.ts';
import type { AccountingSettings } from './settings.ts';

const STATES = ['done', 'pending', 'failed', 'reversed'] as const;

/** One payment, in or (below 0) out. What was changed last has the last word on its id. */
export function paymentOf(
  delivery: RawDelivery,
  cells: Cells,
  settings: AccountingSettings,
): EntityFact {
  const amount = moneyOf(cells, 'amount');
  if (amount === null)
    throw new RecordError('field_missing', { field: 'amount', expected: 'a decimal number' });
  const paid = parseInstant(required(cells, 'paid'), { zone: settings.timezone, field: 'paid' }).at;
  return entityFact(delivery, {
    entityType: 'payment',
    entityId: required(cells, 'payment'),
    version: versionOf(cells, delivery, settings),
    op: 'upsert',
    occurredAt: paid,
    isTest: false,
    identifiers: {},
    fields: {
      orderNumber: textOf(cells, 'order'),
      dealId: textOf(cells, 'deal'),
      invoiceNumber: textOf(cells, 'invoice'),
      ...{ currency: currencyOf(cells, settings), amountMicros: amount, paidAt: paid },
      feeMicros: moneyOf(cells, 'fee'),
      method: textOf(cells, 'method'),
      status: wordOf(cells, 'status', STATES) ?? 'done',
    },
  });
}
