import type { Fact } from '../../../contract/fact.ts';
import { RecordError } from '../../../contract/record-error.ts';
import type { Mapped } from '../../../contract/source.ts';
import { parseInstant } from '../../../contract/time.ts';
import { entityFact } from '../../../mapping/entity-fact.ts';
import { noRecord } from '../../../mapping/left-out.ts';
import { isoText } from '../reading/dates.ts';
import type { Row } from '../reading/row.ts';
import { told } from './field.ts';
import { type FileContext, mapRows, rowsOf } from './rows.ts';

/** `Реализация товаров и услуг 0000-000441 от 10.03.2026 11:00:00` */
const DOCUMENT =
  /([\p{L}\d]*-?\d[\p{L}\d-]*)\s+от\s+(\d{1,2}\.\d{1,2}\.\d{4}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?)/u;

/**
 * Sales by document, as accounting prints them. A row of a group and those below it are the same money, so that
 * only the deepest count: the lines of a document, or the document where it has none. A return is a sale of a
 * negative amount, for the report does not say of which sale.
 */
export function mapSalesReport(context: FileContext): Mapped {
  const documents = new Map<string, Row[]>();
  for (const { row } of rowsOf(context.reading)) {
    const document = row.text('document');
    if (document !== undefined) documents.set(document, [...(documents.get(document) ?? []), row]);
  }
  const made = new Map<string, readonly Fact[] | RecordError>();
  return mapRows(context, (row) => {
    const document = row.text('document');
    if (document === undefined) return noRecord('group line');
    const lines = deepest(documents.get(document)!);
    if (!lines.includes(row)) return noRecord('group line');
    const facts = made.get(document) ?? attempt(() => [saleOf(document, lines, context)]);
    made.set(document, facts);
    if (facts instanceof RecordError) throw facts;
    return facts;
  });
}

function deepest(rows: readonly Row[]): readonly Row[] {
  const lines = rows.filter((row) => row.has('product'));
  return lines.length > 0 ? lines : rows;
}

function attempt(make: () => readonly Fact[]): readonly Fact[] | RecordError {
  try {
    return make();
  } catch (error) {
    if (error instanceof RecordError) return error;
    throw error;
  }
}

function saleOf(document: string, rows: readonly Row[], context: FileContext): Fact {
  const { delivery, reading, takenAt } = context;
  const [, number, date] = DOCUMENT.exec(document) ?? [];
  const first = rows[0]!;
  const iso = date && isoText(date, 'dmy');
  if (number === undefined || !iso)
    throw new RecordError('record_unreadable', {
      ...{ field: first.heading('document'), got: document },
      expected: 'a document with its number and its date, such as “… 0000-000001 от 01.03.2026”',
    });
  const zone = reading.options.timezone;
  const at = parseInstant(iso, { field: first.heading('document'), ...(zone && { zone }) }).at;
  const sum = (meaning: 'amount' | 'tax' | 'cost_of_goods') =>
    sumOf(rows.map((row) => row.money(meaning)));
  const total = sum('amount');
  const tax = sum('tax');
  if (total === undefined)
    throw new RecordError('field_missing', { field: first.heading('amount') });
  const isReturn = /возврат/iu.test(document);
  return entityFact(delivery, {
    entityType: 'order',
    entityId: isReturn ? `return ${number}` : number,
    version: takenAt,
    op: 'upsert',
    occurredAt: at,
    isTest: false,
    identifiers: {},
    fields: told({
      number: isReturn ? `return ${number}` : number,
      status: isReturn ? ('returned' as const) : ('paid' as const),
      currency: first.currency('amount', reading.options.currency),
      totalMicros: total,
      netMicros: total - (tax ?? 0n),
      taxMicros: tax,
      costMicros: sum('cost_of_goods'),
      ...{ createdAt: at, paidAt: at, isPaidAtAssumed: true },
      lines: rows.slice(0, 200).map((row, index) => lineOf(row, index)),
    }),
  });
}

function lineOf(row: Row, index: number) {
  const gross = row.money('amount');
  const tax = row.money('tax');
  return told({
    id: String(index + 1),
    name: row.text('product', 512),
    quantity: row.money('quantity'),
    netMicros: gross === undefined ? undefined : gross - (tax ?? 0n),
    taxMicros: tax,
    costMicros: row.money('cost_of_goods'),
  });
}

/** A sum with an unknown part is unknown. */
function sumOf(values: readonly (bigint | undefined)[]): bigint | undefined {
  return values.some((value) => value === undefined)
    ? undefined
    : values.reduce((sum, value) => sum! + value!, 0n);
}
