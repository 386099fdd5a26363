import type { RawDelivery } from '../../contract/delivery.ts';
import type { Fact } from '../../contract/fact.ts';
import type { LeftOut, MapContext, RequestHead, Source, Verdict } from '../../contract/source.ts';
import { isObject } from '../../mapping/json-object.ts';
import { skip } from '../../mapping/left-out.ts';
import { mapJson } from '../../mapping/map-json.ts';
import { basicAuth, refused } from '../../verification/verify.ts';
import { readChange } from './change.ts';
import { dealFacts } from './deal.ts';
import { EXAMPLE } from './example.ts';
import { personFacts } from './person.ts';
import { type PipedriveSettings, pipedriveSettings } from './settings.ts';

/** Pipedrive: webhooks v2 (and v1), and files of deals and persons as its REST API returns them. */
export const source: Source<PipedriveSettings> = {
  name: 'pipedrive',
  title: 'Pipedrive',
  about: {
    verification: 'HTTP basic: `user` and `password`',
    dedupe: 'object, version and content',
    version: 'time of the event; `update_time` of an object that was read',
    becomes: 'deal; contact',
  },
  settings: pipedriveSettings,
  endpoints: [
    {
      name: 'webhook',
      methods: ['POST'],
      paths: ['/collect/pipedrive', '/collect/pipedrive/:account'],
      maxBodyBytes: 1024 * 1024,
      keepHeaders: [],
      verifyHead: verify,
      verify,
      accepted: { status: 200 },
    },
  ],
  example: EXAMPLE,
  importing: { kind: 'json' },
  map: (delivery, context) =>
    mapJson(delivery, { unwrap, streams: STREAMS }, (value) => factsOf(value, delivery, context)),
};

/** Of Airbyte's connector and of Singer taps. */
const STREAMS = ['deals', 'persons'];

function verify(request: RequestHead, { user, password }: PipedriveSettings): Verdict {
  return user && password
    ? basicAuth(request, user, password)
    : refused('user and password of the account are not configured');
}

function factsOf(
  value: unknown,
  delivery: RawDelivery,
  context: MapContext<PipedriveSettings>,
): readonly Fact[] | LeftOut {
  const change = readChange(value);
  if (change.entity === 'deal') return dealFacts(change, delivery, context);
  if (change.entity === 'person') return personFacts(change, delivery, context);
  return skip(
    'entity_unmapped',
    `nothing of a Pipedrive ${change.entity} is stored; deals and persons are`,
    change.entity,
  );
}

/** A REST answer (`{"success":true,"data":[…]}`) is its objects. */
function unwrap(value: unknown): readonly unknown[] | undefined {
  if (!isObject(value) || isObject(value.meta) || !('success' in value)) return undefined;
  const data: unknown = value.data;
  return Array.isArray(data) ? data : [data];
}
