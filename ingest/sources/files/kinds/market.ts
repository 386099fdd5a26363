import type { Fact } from '../../../contract/fact.ts';
import { sha256 } from '../../../contract/ids.ts';
import { RecordError } from '../../../contract/record-error.ts';
import type { MeasureRow, MeasureSlice } from '../../../contract/slice.ts';
import type { Mapped } from '../../../contract/source.ts';
import { canonicalJson } from '../../../mapping/canonical-json.ts';
import { sliceEnvelope } from '../../../mapping/map-slices.ts';
import { rowKey } from '../../../mapping/row-key.ts';
import { snapshotOf } from '../../../mapping/snapshot.ts';
import type { Row } from '../reading/row.ts';
import { told } from './field.ts';
import { type FileContext, mapRows } from './rows.ts';

/** Figures of the market: each metric of a subject on a day is a block that a later file restates. */
export function mapMarket(context: FileContext): Mapped {
  return mapRows(context, (row) => [figureOf(row, context)]);
}

function figureOf(row: Row, { delivery }: FileContext): Fact {
  const date = row.day('day');
  if (date === undefined) throw new RecordError('field_missing', { field: row.heading('day') });
  const until = row.day('until');
  const dimensions = told({
    metric: row.needed('metric', 256),
    subject: row.text('subject', 256),
    region: row.text('region', 256),
    unit: row.text('unit', 256),
    provenance: row.text('provenance', 256),
  });
  const value = row.money('value');
  const name = sha256(canonicalJson(dimensions)).slice(0, 16);
  const key = `market:files:${delivery.account}:${date}:${name}`;
  const measured = {
    ...{ date, dimensions, metrics: value === undefined ? {} : { value } },
    ...(until && { until }),
    rowKey: rowKey({ ...dimensions, date }),
  } as MeasureRow;
  const ref = snapshotOf(delivery, key, [
    canonicalJson({ date, until: until ?? null, value: String(value) }),
  ]);
  return {
    ...sliceEnvelope(delivery, ref),
    type: 'market',
    rows: [measured],
  } satisfies MeasureSlice as Fact;
}
