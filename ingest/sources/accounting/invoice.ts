import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFact } from '../../contract/fact.ts';
import { RecordError } from '../../contract/record-error.ts';
import { parseInstant } from '../../contract/time.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import { currencyOf, dayOf, moneyOf, required, textOf, versionOf, wordOf } from './cells.ts';
import type { Cells } from './line-table.ts';
import type { AccountingSettings } from './settings.ts';

const CATEGORIES = ['media', 'agency', 'tool', 'people', 'production', 'other'] as const;

/** One invoice of a supplier. What was changed last has the last word on a number of a supplier. */
export function invoiceOf(
  delivery: RawDelivery,
  cells: Cells,
  settings: AccountingSettings,
): EntityFact {
  const number = required(cells, 'invoice');
  const supplier = textOf(cells, 'supplier');
  const issued = dayOf(cells, 'issued') ?? missing('issued');
  const amounts = amountsOf(cells);
  const [from, to] = [dayOf(cells, 'from'), dayOf(cells, 'to')];
  if (from !== null && to !== null && to < from)
    throw new RecordError('field_invalid', { field: 'to', expected: `${from} or later`, got: to });
  const category = wordOf(cells, 'category', CATEGORIES) ?? 'media';
  return entityFact(delivery, {
    entityType: 'invoice',
    entityId: JSON.stringify([supplier ?? '', number]),
    version: versionOf(cells, delivery, settings),
    op: 'upsert',
    occurredAt: parseInstant(issued, { zone: settings.timezone, field: 'issued' }).at,
    isTest: false,
    identifiers: {},
    fields: {
      ...{ number, supplier, category, issuedAt: issued, paidAt: dayOf(cells, 'paid') },
      ...{ currency: currencyOf(cells, settings), ...amounts, from, to },
      isAgencyFee: category === 'agency',
      channel: textOf(cells, 'channel'),
      utmSource: textOf(cells, 'source'),
      campaign: textOf(cells, 'campaign'),
      coversPlatform: textOf(cells, 'platform'),
      coversAccount: textOf(cells, 'account'),
    },
  });
}

/** Two of the three amounts say the third; all three have to agree to the minor unit. */
function amountsOf(cells: Cells) {
  const [net, vat, gross] = [moneyOf(cells, 'net'), moneyOf(cells, 'vat'), moneyOf(cells, 'gross')];
  if (net === null && gross === null) return missing('net');
  if (net !== null && vat !== null && gross !== null) {
    const off = net + vat - gross;
    if (off > 10_000n || off < -10_000n)
      throw new RecordError('field_invalid', {
        field: 'gross',
        expected: 'net and vat together',
        got: cells('gross'),
      });
  }
  return {
    netMicros: net ?? (vat === null ? null : gross! - vat),
    vatMicros: vat ?? (net !== null && gross !== null ? gross - net : null),
    grossMicros: gross ?? (vat === null ? null : net! + vat),
  };
}

function missing(field: string): never {
  throw new RecordError('field_missing', { field, expected: 'a value' });
}
