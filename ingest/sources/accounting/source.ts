import type { Source } from '../../contract/source.ts';
import { noRecord } from '../../mapping/left-out.ts';
import { mapRecords, orRejected } from '../../mapping/map-records.ts';
import { textsOf } from '../../mapping/texts-of.ts';
import { bearerEndpoint } from '../../verification/bearer-endpoint.ts';
import { EXAMPLE } from './example.ts';
import { invoiceOf } from './invoice.ts';
import { type AccountingLine, readLines } from './line-table.ts';
import { paymentOf } from './payment.ts';
import { type AccountingSettings, accountingSettings } from './settings.ts';

/** What the books say: invoices of suppliers and payments of customers, as CSV tables. */
export const source: Source<AccountingSettings> = {
  name: 'accounting',
  title: 'Accounting (CSV)',
  about: {
    verification: '`Authorization: Bearer` with `token`',
    dedupe: 'number of the document',
    version: '`updated`, else the last import of the document',
    becomes: 'entities `invoice` and `payment`',
  },
  settings: accountingSettings,
  endpoints: [bearerEndpoint('accounting', { name: 'lines', megabytes: 16, holds: 'table' })],
  example: EXAMPLE,
  importing: { kind: 'text' },
  map: (delivery, { settings }) =>
    orRejected(delivery, () => {
      const lines = textsOf(delivery).flatMap((text) => readLines(text));
      return mapRecords(
        lines,
        (value) => {
          const line = value as AccountingLine;
          if (line.kind === 'invoice') return [invoiceOf(delivery, line.cells, settings)];
          if (line.kind === 'payment') return [paymentOf(delivery, line.cells, settings)];
          return noRecord(`${line.kind} line`);
        },
        delivery.receivedAt,
      );
    }),
};
