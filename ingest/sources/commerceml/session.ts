import { randomBytes } from 'node:crypto';
import type { RequestHead, Verdict } from '../../contract/source.ts';
import { hmac, matches, refused, verified } from '../../verification/verify.ts';

/** Name of the cookie, which 1C sends back with every request of its session. */
const COOKIE = 'throughline_1c';
/** A first exchange of a large catalogue takes hours. */
const LASTS_SECONDS = 12 * 3_600;

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** What `checkauth` answers: the name and the value of the cookie of a new session. */
export function openSession(credentials: Credentials, nowMs: number): readonly [string, string] {
  const claim = `${Math.floor(nowMs / 1000) + LASTS_SECONDS}.${randomBytes(12).toString('hex')}`;
  return [COOKIE, `${claim}.${signed(claim, credentials)}`];
}

/** The session is in its signature: any collector that knows the password can check it. */
export function checkSession(
  request: RequestHead,
  credentials: Credentials,
  nowMs: number,
): Verdict {
  const sent = sessionOf(request);
  if (!sent) return refused('the cookie of the session is missing');
  const end = sent.lastIndexOf('.');
  const claim = sent.slice(0, Math.max(0, end));
  const verdict = matches(sent.slice(end + 1), signed(claim, credentials), 'the session');
  if (!verdict.ok) return verdict;
  const expires = Number(claim.split('.')[0]);
  return expires * 1000 > nowMs ? verified : refused('the session has expired');
}

/** The session that a request belongs to; checked by `checkSession`. */
export function sessionOf({ headers }: RequestHead): string | undefined {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === COOKIE && value) return value.trim();
  }
  return undefined;
}

function signed(claim: string, { user, password }: Credentials): string {
  return hmac('sha256', password, ['commerceml session', '\0', user, '\0', claim], 'hex');
}
