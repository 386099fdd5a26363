import type { Account, Endpoint, RequestHead, Verdict } from '../../contract/source.ts';
import { matches, refused } from '../../verification/verify.ts';
import { validateMeasurement } from './measurement-validation.ts';
import type { Ga4Settings } from './settings.ts';

/** Measurement Protocol: a server-side SDK works by changing its host. 204 whatever the body is, as Google's. */
export const collectEndpoint: Endpoint<Ga4Settings> = {
  name: 'collect',
  methods: ['POST'],
  paths: ['/mp/collect', '/collect/ga4', '/collect/ga4/:account'],
  maxBodyBytes: 1 << 20,
  keepHeaders: [],
  choose,
  // The secret stands in the address.
  verifyHead: verify,
  verify,
  accepted: { status: 204 },
  cleanQuery,
};

/** Its debug twin: says what is wrong with a body and stores nothing. */
export const debugEndpoint: Endpoint<Ga4Settings> = {
  name: 'debug',
  methods: ['POST'],
  paths: ['/debug/mp/collect'],
  maxBodyBytes: 1 << 20,
  keepHeaders: [],
  choose,
  // The secret stands in the address.
  verifyHead: verify,
  verify,
  answer: (request) => ({
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      // The 72-hour limit is the only thing that looks at a clock, here at the edge.
      validationMessages: validateMeasurement(request.body, Date.now() * 1000),
    }),
  }),
  accepted: { status: 200 },
  cleanQuery,
};

/** The account whose stream the request names; the only account, when it lists no streams. */
function choose(
  request: RequestHead,
  accounts: readonly Account<Ga4Settings>[],
): Account<Ga4Settings> | undefined {
  const stream = streamOf(request);
  const named = accounts.find(
    ({ settings }) => stream !== null && settings.measurementIds.includes(stream),
  );
  if (named) return named;
  const [only] = accounts;
  return accounts.length === 1 && only!.settings.measurementIds.length === 0 ? only : undefined;
}

function verify(request: RequestHead, settings: Ga4Settings): Verdict {
  if (!settings.apiSecret) return refused('apiSecret is not configured');
  const stream = streamOf(request);
  const { measurementIds } = settings;
  if (measurementIds.length > 0 && (stream === null || !measurementIds.includes(stream)))
    return refused('measurement_id is not one of this account');
  const sent = new URLSearchParams(request.query).get('api_secret') ?? undefined;
  return matches(sent, settings.apiSecret, 'api_secret');
}

function streamOf(request: RequestHead): string | null {
  const query = new URLSearchParams(request.query);
  return query.get('measurement_id') ?? query.get('firebase_app_id');
}

function cleanQuery(query: string): string {
  const kept = new URLSearchParams(query);
  kept.delete('api_secret');
  return kept.toString();
}
