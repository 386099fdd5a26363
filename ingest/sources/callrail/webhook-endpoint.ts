import type { CollectRequest, Endpoint, RequestHead, Verdict } from '../../contract/source.ts';
import { hmac, matches, refused } from '../../verification/verify.ts';
import type { CallrailSettings } from './settings.ts';

export const webhookEndpoint: Endpoint<CallrailSettings> = {
  name: 'webhook',
  methods: ['GET', 'POST'],
  paths: ['/collect/callrail', '/collect/callrail/:account'],
  // A transcription may be long.
  maxBodyBytes: 2 << 20,
  keepHeaders: [],
  verifyHead,
  verify,
  accepted: { status: 200 },
  cleanQuery(query) {
    const kept = new URLSearchParams(query);
    kept.delete('secret');
    return kept.toString();
  },
};

/** A POST to an account with a key is left to its signature; without one it can only be an empty body. */
function verifyHead(request: RequestHead, settings: CallrailSettings): Verdict | undefined {
  if (request.method !== 'POST' || !settings.signingKey) return bySecret(request, settings);
  if (request.headers.signature || bySecret(request, settings).ok) return undefined;
  return refused('signature is missing');
}

/**
 * `Signature` is the base64 HMAC-SHA1 of the raw body with the company's signing key. A GET and an
 * empty body have nothing that could be signed: they pass by the secret in their address alone.
 */
function verify(request: CollectRequest, settings: CallrailSettings): Verdict {
  const signed = request.method === 'POST' && request.body.byteLength > 0;
  if (!signed || !settings.signingKey) return bySecret(request, settings);
  const expected = hmac('sha1', settings.signingKey, [request.body], 'base64');
  return matches(request.headers.signature, expected, 'signature');
}

function bySecret({ query }: RequestHead, { signingKey, urlSecret }: CallrailSettings): Verdict {
  if (!urlSecret)
    return refused(
      signingKey ? 'urlSecret is not configured' : 'neither signingKey nor urlSecret is configured',
    );
  const sent = new URLSearchParams(query).get('secret') ?? undefined;
  return matches(sent, urlSecret, 'secret');
}
