import type { RawDelivery } from '../../contract/delivery.ts';
import type { FxRow } from '../../contract/fact.ts';
import { RecordError } from '../../contract/record-error.ts';
import { noRecord } from '../../mapping/left-out.ts';
import { decodeText, rejectDelivery } from '../../mapping/map-records.ts';
import { type BlockRow, mapSlices } from '../../mapping/map-slices.ts';
import { bearerToken } from '../../verification/bearer-token.ts';
import type { Mapped, Source } from '../source.ts';
import { readRate } from './rate-row.ts';
import { type RateLine, readRateTable } from './rate-table.ts';
import { type ExchangeRatesSettings, exchangeRatesSettings } from './settings.ts';

/** Exchange rates by day, as a CSV table: a file, or a body over HTTP. */
export const source: Source<ExchangeRatesSettings> = {
  name: 'exchange-rates',
  title: 'Exchange rates (CSV)',
  settings: exchangeRatesSettings,
  endpoints: [
    {
      name: 'rates',
      methods: ['POST'],
      paths: ['/collect/exchange-rates', '/collect/exchange-rates/:account'],
      maxBodyBytes: 16 * 1024 * 1024,
      holds: 'table',
      keepHeaders: [],
      verifyHead: (request, settings) => bearerToken(request, settings.token),
      verify: (request, settings) => bearerToken(request, settings.token),
      accepted: { status: 202 },
    },
  ],
  importing: { kind: 'text' },
  map: (delivery) => {
    try {
      return mapRates(delivery);
    } catch (error) {
      if (error instanceof RecordError) return rejectDelivery(delivery, error);
      throw error;
    }
  },
};

function mapRates(delivery: RawDelivery): Mapped {
  const seen = new Map<string, FxRow>();
  return mapSlices<FxRow>(delivery, readRateTable(decodeText(delivery.body)), {
    read: (value) => {
      const line = value as RateLine;
      return line.kind === 'row'
        ? onePerDay(readRate(line.cells), seen)
        : noRecord(`${line.kind} line`);
    },
    make: (envelope, [row]) => ({ ...envelope, type: 'fx_rate', rows: [row!] }),
  });
}

/**
 * A block is one pair on one day, so that a file with some days restates those and no others. Within a
 * file a pair has one rate a day: the same told twice is one, another one is refused.
 */
function onePerDay(row: FxRow, seen: Map<string, FxRow>): BlockRow<FxRow> {
  const key = ['fx_rate', row.base, row.quote, row.date].join(':');
  const first = seen.get(key);
  if (first && first.rate !== row.rate)
    throw new RecordError('field_invalid', {
      field: 'rate',
      expected: `one rate of ${row.base} in ${row.quote} on ${row.date}, ${first.rate} stands above`,
      got: row.rate,
    });
  seen.set(key, row);
  return { block: key, key, row };
}
