import type { Back } from '../../config/back-schema.ts';

type Settings = Back['targets'][string];

const GOOGLE_TOKENS = 'https://oauth2.googleapis.com/token';
/** A token that ends sooner is not used for a request that may take as long. */
const SPARE_MS = 120_000;
const TIMEOUT_MS = 30_000;

/** No token could be had; its text holds no secret. */
export class NoAccess extends Error {}

/** Hands out what proves who sends to a target; Google's tokens last an hour and are fetched anew. */
export function accessTokens(now: () => number = Date.now) {
  const held = new Map<string, { readonly token: string; readonly until: number }>();
  return async (name: string, settings: Settings): Promise<Record<string, string>> => {
    if (settings.to === 'vk') return {};
    if (settings.to !== 'google') {
      if (!settings.token) throw new NoAccess('token_missing');
      return {
        authorization: `${settings.to === 'metrica' ? 'OAuth' : 'Bearer'} ${settings.token}`,
      };
    }
    const known = held.get(name);
    if (known && known.until - SPARE_MS > now()) return { authorization: `Bearer ${known.token}` };
    const fetched = await fetchGoogleToken(settings);
    held.set(name, { token: fetched.token, until: now() + fetched.seconds * 1000 });
    return { authorization: `Bearer ${fetched.token}` };
  };
}

async function fetchGoogleToken({ clientId, clientSecret, refreshToken, endpoint }: Settings) {
  if (!clientId || !clientSecret || !refreshToken) throw new NoAccess('token_missing');
  const answer = await fetch(endpoint ? `${endpoint}/token` : GOOGLE_TOKENS, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'refresh_token', client_id: clientId, client_secret: clientSecret },
      refresh_token: refreshToken,
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new NoAccess('token_unreachable');
  });
  if (!answer.ok) throw new NoAccess(`token_${answer.status}`);
  const body = (await answer.json().catch(() => ({}))) as {
    access_token?: unknown;
    expires_in?: unknown;
  };
  if (typeof body.access_token !== 'string') throw new NoAccess('token_unreadable');
  return { token: body.access_token, seconds: Number(body.expires_in) || 300 };
}
