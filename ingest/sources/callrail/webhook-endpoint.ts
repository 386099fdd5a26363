import { hmac, matches, refused } from '../../verification/verify.ts';
import type { CollectRequest, Endpoint, Verdict } from '../source.ts';
import type { CallrailSettings } from './settings.ts';

export const webhookEndpoint: Endpoint<CallrailSettings> = {
  name: 'webhook',
  methods: ['GET', 'POST'],
  paths: ['/collect/callrail', '/collect/callrail/:account'],
  // A transcription may be long.
  maxBodyBytes: 2 << 20,
  keepHeaders: [],
  verify,
  accepted: { status: 200 },
  cleanQuery(query) {
    const kept = new URLSearchParams(query);
    kept.delete('secret');
    return kept.toString();
  },
};

/**
 * `Signature` is the base64 HMAC-SHA1 of the raw body with the company's signing key. A GET and an
 * empty body have nothing that could be signed: they pass by the secret in their address alone.
 */
function verify(request: CollectRequest, { signingKey, urlSecret }: CallrailSettings): Verdict {
  const signed = request.method === 'POST' && request.body.byteLength > 0;
  if (signed && signingKey)
    return matches(
      request.headers.signature,
      hmac('sha1', signingKey, [request.body], 'base64'),
      'signature',
    );
  if (!urlSecret)
    return refused(
      signed ? 'neither signingKey nor urlSecret is configured' : 'urlSecret is not configured',
    );
  const sent = new URLSearchParams(request.query).get('secret') ?? undefined;
  return matches(sent, urlSecret, 'secret');
}
