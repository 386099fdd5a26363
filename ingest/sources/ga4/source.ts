import type { RawDelivery } from '../../contract/delivery.ts';
import type { SliceRef } from '../../contract/fact.ts';
import type { MapContext, Mapped, Source } from '../../contract/source.ts';
import { skip } from '../../mapping/left-out.ts';
import { decodeText, mapRecords } from '../../mapping/map-records.ts';
import { readJson } from '../../mapping/read-json.ts';
import { snapshotOf } from '../../mapping/snapshot.ts';
import { bigQueryEvent, dayBlock } from './bigquery-row.ts';
import { collectEndpoint, debugEndpoint } from './collect-endpoint.ts';
import { EXAMPLE } from './example.ts';
import { mapMeasurements } from './measurement-protocol.ts';
import { type Ga4Settings, ga4Settings } from './settings.ts';
import { tagEndpoint } from './tag-endpoint.ts';
import { mapTagHits } from './tag-hits.ts';

/** Google Analytics 4: export rows of BigQuery by file, the Measurement Protocol and beacons of the tag by HTTP. */
export const source: Source<Ga4Settings> = {
  name: 'ga4',
  title: 'Google Analytics 4',
  about: {
    verification: '`api_secret` in the address',
    dedupe: 'content of the hit; `ga4_day:<stream>:<day>` for an export',
    version: 'the last import of the day',
    becomes: 'events of the site; purchase as a sale of last resort',
  },
  settings: ga4Settings,
  endpoints: [collectEndpoint, debugEndpoint, tagEndpoint],
  example: EXAMPLE,
  importing: { kind: 'json', blockOf: (record) => dayBlock(record, '') },
  map(delivery, context) {
    if (delivery.endpoint === 'import') return mapExport(delivery, context);
    if (delivery.endpoint === 'debug')
      return {
        records: [
          skip('debug_hit', 'hits of the debug endpoint are not kept; send them to /mp/collect'),
        ],
      };
    return delivery.endpoint === tagEndpoint.name
      ? mapTagHits(delivery, context)
      : mapMeasurements(delivery, context);
  },
};

/** Every row belongs to the snapshot of its day, of which this delivery brings all rows or a numbered part. */
function mapExport(delivery: RawDelivery, context: MapContext<Ga4Settings>): Mapped {
  const records = readJson(decodeText(delivery.body));
  const blocks = records.map(({ value }) => dayBlock(value, delivery.account));
  const raws = new Map<string, string[]>();
  blocks.forEach((key, index) => {
    if (key === undefined) return;
    const rows = raws.get(key);
    if (rows) rows.push(records[index]!.raw);
    else raws.set(key, [records[index]!.raw]);
  });
  const slices = new Map<string, SliceRef>();
  for (const [key, rows] of raws) slices.set(key, snapshotOf(delivery, key, rows));
  return mapRecords(
    records,
    (row, _record, index) => [
      bigQueryEvent(row, delivery, context, slices.get(blocks[index] ?? '')),
    ],
    delivery.receivedAt,
  );
}
