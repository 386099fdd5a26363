import type { Fact } from '../../../contract/fact.ts';
import { deterministicId } from '../../../contract/ids.ts';
import { RecordError } from '../../../contract/record-error.ts';
import type { LeftOut, Mapped } from '../../../contract/source.ts';
import { entityFact } from '../../../mapping/entity-fact.ts';
import { skip } from '../../../mapping/left-out.ts';
import type { Row } from '../reading/row.ts';
import { told } from './field.ts';
import { type FileContext, mapRows } from './rows.ts';

const INVOICE =
  /(?:по\s+сч[её]ту?|сч[её]т|invoice|fatura|sipari[sş]|order|заказ)\s*(?:№|#|no\.?|n)?\s*([\p{L}\d][\p{L}\d/-]*\d[\p{L}\d/-]*)/iu;
const ADVERTISING =
  /реклам|reklam|advert|\bads?\b|директ|meta platforms|facebook|google|yandex|яндекс|vk\b|tiktok|linkedin/iu;

/** Payments of a bank statement: what came in. What went out is proposed as a cost and never booked. */
export function mapBank(context: FileContext): Mapped {
  return mapRows(context, (row) => paymentOf(row, context));
}

function paymentOf(row: Row, { delivery, reading, takenAt }: FileContext): Fact[] | LeftOut {
  const amount = row.money('amount');
  const paidAt = row.time('day');
  if (amount === undefined)
    throw new RecordError('field_missing', { field: row.heading('amount') });
  if (paidAt === undefined) throw new RecordError('field_missing', { field: row.heading('day') });
  const purpose = row.text('purpose') ?? '';
  const customer = row.text('customer') ?? '';
  if (row.text('direction') === 'out' || amount < 0n) {
    const isAd = ADVERTISING.test(`${purpose} ${customer}`);
    return isAd
      ? skip(
          'payment_to_advertiser',
          'payments to advertising platforms are not booked by themselves: throughline cost add takes each as a cost, where the platform does not tell it already',
        )
      : skip('payment_out', 'payments that went out are no sales and no costs of ads');
  }
  const invoiceNumber = INVOICE.exec(purpose)?.[1];
  const number = row.text('number', 128) ?? '';
  return [
    entityFact(delivery, {
      entityType: 'payment',
      entityId: deterministicId('payment', number, paidAt, String(amount), customer, purpose),
      version: takenAt,
      op: 'upsert',
      occurredAt: paidAt,
      isTest: false,
      identifiers: {},
      fields: told({
        ...{ amountMicros: amount, paidAt, method: 'bank', status: 'done' as const },
        currency: row.currency('amount', reading.options.currency),
        invoiceNumber,
        ...(invoiceNumber && { orderNumber: invoiceNumber }),
      }),
    }),
  ];
}
