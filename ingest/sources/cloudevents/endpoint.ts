import type { CollectRequest, Endpoint, Reply } from '../../contract/source.ts';
import { bearerToken } from '../../verification/bearer-token.ts';
import { verified } from '../../verification/verify.ts';
import type { CloudEventsSettings } from './settings.ts';

/** Attributes of an event whose body is its data alone. */
export const ATTRIBUTES = ['id', 'source', 'type', 'specversion', 'time', 'subject', 'dataschema'];

export const endpoint: Endpoint<CloudEventsSettings> = {
  name: 'events',
  methods: ['POST', 'OPTIONS'],
  paths: ['/collect/cloudevents', '/collect/cloudevents/:account'],
  maxBodyBytes: 1024 * 1024,
  keepHeaders: ['content-type', ...ATTRIBUTES.map((name) => `ce-${name}`), 'ce-test'],
  verifyHead: (request, { token }) => bearerToken(request, token),
  verify: (request, { token }) =>
    request.method === 'OPTIONS' ? verified : bearerToken(request, token),
  answer: handshake,
  accepted: { status: 204 },
};

/** A sender asks whether it may, and says who it is; whoever has the token may. */
function handshake({ method, headers }: CollectRequest): Reply | undefined {
  if (method !== 'OPTIONS') return undefined;
  const origin = headers['webhook-request-origin'];
  return {
    status: 200,
    headers: {
      allow: 'POST, OPTIONS',
      ...(origin !== undefined && {
        'webhook-allowed-origin': origin,
        'webhook-allowed-rate': '*',
      }),
    },
  };
}
