import type { RawDelivery } from '../../contract/delivery.ts';
import type { Fact } from '../../contract/fact.ts';
import { RecordError } from '../../contract/record-error.ts';
import {
  decodeText,
  mapRecords,
  type RecordText,
  rejectDelivery,
} from '../../mapping/map-records.ts';
import { readJson } from '../../mapping/read-json.ts';
import { basicAuth, refused } from '../../verification/verify.ts';
import type { MapContext, Source } from '../source.ts';
import { readChange } from './change.ts';
import { dealFacts } from './deal.ts';
import { personFacts } from './person.ts';
import { type PipedriveSettings, pipedriveSettings } from './settings.ts';
import { isObject } from './values.ts';

/** Pipedrive: webhooks v2 (and v1), and files of deals and persons as its REST API returns them. */
export const source: Source<PipedriveSettings> = {
  name: 'pipedrive',
  title: 'Pipedrive',
  settings: pipedriveSettings,
  endpoints: [
    {
      name: 'webhook',
      methods: ['POST'],
      paths: ['/collect/pipedrive', '/collect/pipedrive/:account'],
      maxBodyBytes: 1024 * 1024,
      keepHeaders: [],
      verify(request, { user, password }) {
        return user && password
          ? basicAuth(request, user, password)
          : refused('user and password of the account are not configured');
      },
      accepted: { status: 200 },
    },
  ],
  importing: { kind: 'json' },
  map(delivery, context) {
    const records = readJson(decodeText(delivery.body));
    if (delivery.body.length === 0)
      return rejectDelivery(delivery, new RecordError('body_unreadable', { expected: 'JSON' }));
    return mapRecords(records.flatMap(unwrap), (value) => factsOf(value, delivery, context));
  },
};

function factsOf(
  value: unknown,
  delivery: RawDelivery,
  context: MapContext<PipedriveSettings>,
): readonly Fact[] | string {
  const change = readChange(value);
  if (change.entity === 'deal') return dealFacts(change, delivery, context.settings);
  if (change.entity === 'person') return personFacts(change, delivery, context);
  return `nothing of a Pipedrive ${change.entity} is stored`;
}

/** A REST answer (`{"success":true,"data":[…]}`) is its objects. */
function unwrap(record: RecordText): readonly RecordText[] {
  const { value } = record;
  if (!isObject(value) || isObject(value.meta) || !('success' in value)) return [record];
  const data: unknown = value.data;
  const items: readonly unknown[] = Array.isArray(data) ? data : [data];
  return items.map((item) => ({ raw: JSON.stringify(item) ?? '', value: item }));
}
