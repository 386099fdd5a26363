import type { Fact } from '../../../contract/fact.ts';
import { deterministicId } from '../../../contract/ids.ts';
import { RecordError } from '../../../contract/record-error.ts';
import type { Mapped } from '../../../contract/source.ts';
import { entityFact } from '../../../mapping/entity-fact.ts';
import { foldText } from '../headings/fold.ts';
import type { Row } from '../reading/row.ts';
import { field, told } from './field.ts';
import { type FileContext, mapRows } from './rows.ts';

const CATEGORIES = [
  [/media|ads?$|advert|реклам|медиа|reklam/u, 'media'],
  [/agency|агент|ajans/u, 'agency'],
  [/tool|software|сервис|инструмент|yazilim/u, 'tool'],
  [/people|salary|зарплат|персонал|maaş/u, 'people'],
  [/production|продакшн|съемк|prodüksiyon/u, 'production'],
] as const;

/** Invoices of suppliers. */
export function mapInvoices(context: FileContext): Mapped {
  return mapRows(context, (row) => [invoiceOf(row, context)]);
}

function invoiceOf(row: Row, { delivery, reading, takenAt }: FileContext): Fact {
  const number = row.needed('number', 256);
  const supplier = row.text('supplier');
  const gross = row.money('amount');
  const net = row.money('net');
  const vat = row.money('tax');
  if (gross !== undefined && net !== undefined && vat !== undefined && net + vat !== gross)
    throw new RecordError('field_invalid', {
      field: row.heading('amount'),
      expected: 'net and VAT that add up to it',
    });
  const category = foldText(row.text('category') ?? '');
  return entityFact(delivery, {
    entityType: 'invoice',
    entityId: supplier === undefined ? number : deterministicId('invoice', supplier, number),
    version: takenAt,
    op: 'upsert',
    occurredAt: row.time('day') ?? takenAt,
    isTest: false,
    identifiers: {},
    fields: told({
      ...{ number, supplier },
      issuedAt: row.day('day'),
      paidAt: field(row, 'paid', row.day('paid')),
      currency: row.currency(row.has('amount') ? 'amount' : 'net', reading.options.currency),
      grossMicros: gross ?? (net !== undefined && vat !== undefined ? net + vat : undefined),
      netMicros: net ?? (gross !== undefined && vat !== undefined ? gross - vat : undefined),
      vatMicros: vat ?? (gross !== undefined && net !== undefined ? gross - net : undefined),
      category: CATEGORIES.find(([pattern]) => pattern.test(category))?.[1] ?? ('other' as const),
      channel: row.text('platform', 256),
      utmSource: row.text('source', 256),
      from: row.day('from'),
      to: row.day('to'),
    }),
  });
}

/** Promo codes and whose they are. */
export function mapPromoCodes(context: FileContext): Mapped {
  return mapRows(context, (row) => [promoCodeOf(row, context)]);
}

function promoCodeOf(row: Row, { delivery, takenAt }: FileContext): Fact {
  const code = row.needed('coupon', 256);
  const share = row.money('share');
  return entityFact(delivery, {
    entityType: 'promo_code',
    entityId: code,
    version: takenAt,
    op: 'upsert',
    occurredAt: takenAt,
    isTest: false,
    identifiers: {},
    fields: told({
      code,
      partner: field(row, 'partner', row.text('partner', 256)),
      campaign: field(row, 'campaign', row.text('campaign', 256)),
      medium: field(row, 'medium', row.text('medium', 256)),
      channel: field(row, 'platform', row.text('platform', 256)),
      discountMicros: field(row, 'discount', row.money('discount')),
      // Percent, unless the cell is a share already.
      discountShare: field(
        row,
        'share',
        share === undefined ? undefined : share > 1_000_000n ? share / 100n : share,
      ),
      from: field(row, 'from', row.day('from')),
      to: field(row, 'to', row.day('to')),
      limit: field(row, 'limit', row.count('limit')),
    }),
  });
}
