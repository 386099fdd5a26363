import type { RawDelivery } from '../../contract/delivery.ts';
import type { TestMark } from '../../contract/fact.ts';
import type { MapContext, Mapped, Source } from '../../contract/source.ts';
import { asObject } from '../../mapping/json-object.ts';
import { noRecord } from '../../mapping/left-out.ts';
import { unwrapped } from '../../mapping/map-json.ts';
import { decodeText, mapRecords } from '../../mapping/map-records.ts';
import { readJson } from '../../mapping/read-json.ts';
import { bearerToken } from '../../verification/bearer-token.ts';
import { entityOf } from './entity.ts';
import { ecapiEvent } from './event.ts';
import { EXAMPLE } from './example.ts';
import { rolesOf } from './identifiers.ts';
import { type EcapiRecord, readEcapi } from './record.ts';
import { type EcapiSettings, ecapiSettings } from './settings.ts';

/** The Event and Conversion API of the IAB Tech Lab, version 1.0. */
export const source: Source<EcapiSettings> = {
  name: 'ecapi',
  title: 'IAB ECAPI',
  settings: ecapiSettings,
  endpoints: [
    {
      name: 'events',
      methods: ['POST'],
      paths: ['/collect/ecapi', '/collect/ecapi/:account'],
      maxBodyBytes: 4 * 1024 * 1024,
      keepHeaders: [],
      verifyHead: (request, { token }) => bearerToken(request, token),
      verify: (request, { token }) => bearerToken(request, token),
      accepted: { status: 200 },
    },
  ],
  example: EXAMPLE,
  importing: { kind: 'json' },
  about: {
    verification: '`Authorization: Bearer` with `token`',
    dedupe: '`data_set_id` and `id`, else the content',
    version: 'time of receipt: a record sent again is merged',
    becomes: 'events; order; refund; deal',
  },
  map: mapRecordsOf,
};

/** One record, several, `{data: […]}`, or one a line. */
function mapRecordsOf(delivery: RawDelivery, context: MapContext<EcapiSettings>): Mapped {
  const text = decodeText(delivery.body);
  if (text.trim() === '') return { records: [noRecord('the request is empty')] };
  const records = readJson(text).flatMap((record) =>
    unwrapped(record, (value) => {
      const data = asObject(value)?.data;
      return Array.isArray(data) ? data : undefined;
    }),
  );
  if (records.length === 0) return { records: [noRecord('the request has no records')] };
  return mapRecords(
    records,
    (value) => {
      const record = readEcapi(value);
      const mark = testMark(record, context.settings);
      const roles = rolesOf(record.user, context.identity);
      const event = ecapiEvent(record, value, Object.values(roles), delivery, context, mark);
      const isSale = record.type === 'purchase' || record.type === 'refund';
      const entity =
        isSale && !context.settings.orders
          ? undefined
          : entityOf(record, roles, delivery, mark !== undefined);
      return entity ? [event, entity] : [event];
    },
    delivery.receivedAt,
  );
}

function testMark(
  { dataSet, ext }: EcapiRecord,
  { testDataSets }: EcapiSettings,
): TestMark | undefined {
  if (ext.test === true) return { reason: 'ext.test' };
  if (!testDataSets.includes(dataSet)) return undefined;
  return { reason: `data_set_id ${dataSet}`.slice(0, 64), setting: 'test_data_sets: []' };
}
