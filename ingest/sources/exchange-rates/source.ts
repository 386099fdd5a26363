import type { RawDelivery } from '../../contract/delivery.ts';
import type { FxRow } from '../../contract/fact.ts';
import { sha256 } from '../../contract/ids.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { Mapped, Source } from '../../contract/source.ts';
import { noRecord } from '../../mapping/left-out.ts';
import { orRejected, type RecordText } from '../../mapping/map-records.ts';
import { type BlockRow, mapSlices } from '../../mapping/map-slices.ts';
import { quietly } from '../../mapping/quietly.ts';
import { textsOf } from '../../mapping/texts-of.ts';
import { bearerEndpoint } from '../../verification/bearer-endpoint.ts';
import { EXAMPLE } from './example.ts';
import { readRate } from './rate-row.ts';
import { type RateLine, readRateTable } from './rate-table.ts';
import { type ExchangeRatesSettings, exchangeRatesSettings } from './settings.ts';

/** Exchange rates by day, as a CSV table: a file, or a body over HTTP. */
export const source: Source<ExchangeRatesSettings> = {
  name: 'exchange-rates',
  title: 'Exchange rates (CSV)',
  about: {
    verification: '`Authorization: Bearer` with `token`',
    dedupe: 'pair and day',
    version: 'the last import of the pair’s day',
    becomes: 'slice `fx_rate`',
  },
  settings: exchangeRatesSettings,
  endpoints: [bearerEndpoint('exchange-rates', { name: 'rates', megabytes: 16, holds: 'table' })],
  example: EXAMPLE,
  importing: { kind: 'text' },
  map: (delivery) => orRejected(delivery, () => mapRates(delivery)),
};

function mapRates(delivery: RawDelivery): Mapped {
  const lines = textsOf(delivery).flatMap((text) => readRateTable(text));
  const standing = standingRates(lines);
  return mapSlices<FxRow>(delivery, lines, {
    read: (value) => {
      const line = value as RateLine;
      return line.kind === 'row'
        ? oneADay(readRate(line.cells), standing)
        : noRecord(`${line.kind} line`);
    },
    make: (envelope, [row]) => ({ ...envelope, type: 'fx_rate', rows: [row!] }),
  });
}

/**
 * The rate of each pair and day that stands: nothing says which of two is the newer, so that the one of
 * the larger hash counts, whatever their order in the files.
 */
function standingRates(lines: readonly RecordText[]): ReadonlyMap<string, FxRow> {
  const standing = new Map<string, FxRow>();
  for (const { value } of lines) {
    const line = value as RateLine | RecordError;
    if (line instanceof RecordError || line.kind !== 'row') continue;
    const row = quietly(() => readRate(line.cells));
    const other = row && standing.get(keyOf(row));
    if (row && (!other || sha256(row.rate) > sha256(other.rate))) standing.set(keyOf(row), row);
  }
  return standing;
}

/**
 * A block is one pair on one day, so that a file with some days restates those and no others. A pair has
 * one rate a day: the same told twice is one, another one is refused.
 */
function oneADay(row: FxRow, standing: ReadonlyMap<string, FxRow>): BlockRow<FxRow> {
  const key = keyOf(row);
  const { rate } = standing.get(key)!;
  if (rate !== row.rate)
    throw new RecordError('field_invalid', {
      field: 'rate',
      expected: `one rate of ${row.base} in ${row.quote} on ${row.date}; these files also say ${rate}, which is taken`,
      got: row.rate,
    });
  return { block: key, key, row };
}

function keyOf({ base, quote, date }: FxRow): string {
  return ['fx_rate', base, quote, date].join(':');
}
