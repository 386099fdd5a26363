import type { Account, CollectRequest, RequestHead, Verdict } from '../../contract/source.ts';
import { asObject } from '../../mapping/json-object.ts';
import { matches, refused, secretsEqual } from '../../verification/verify.ts';
import type { SegmentSettings } from './settings.ts';

/** Beacons and batches of Segment are smaller; a larger body has its key in the head. */
const LOOKED_AT = 512 * 1024;

/** The write key as the head tells it: the user of Basic credentials, a header of Jitsu’s, or the query. */
function keyOfHead({ headers, query, path }: RequestHead): string | undefined {
  const [scheme, encoded] = (headers.authorization ?? '').trim().split(/\s+/);
  if (scheme?.toLowerCase() === 'basic' && encoded) {
    const [user] = Buffer.from(encoded, 'base64').toString('utf8').split(':', 1);
    if (user) return user;
  }
  const named = /^\/v1\/projects\/([^/]+)\/settings$/.exec(path)?.[1];
  // A server of Jitsu’s sends `key:secret`.
  const jitsu = headers['x-write-key']?.split(':', 1)[0];
  return jitsu || named || new URLSearchParams(query).get('writeKey') || undefined;
}

function keyOf(request: CollectRequest): string | undefined {
  const told = keyOfHead(request);
  if (told || request.body.length > LOOKED_AT) return told;
  try {
    const key = asObject(JSON.parse(Buffer.from(request.body).toString('utf8')))?.writeKey;
    return typeof key === 'string' ? key : undefined;
  } catch {
    return undefined;
  }
}

type Accounts = readonly Account<SegmentSettings>[];

/** The account of a key. One that no account has is for `verifyWriteKey` to refuse. */
function accountOf(key: string, accounts: Accounts): Account<SegmentSettings> | undefined {
  const own = ({ settings: { writeKey } }: Account<SegmentSettings>) =>
    writeKey !== undefined && secretsEqual(key, writeKey);
  return accounts.find(own) ?? accounts[0];
}

export function chooseByHead(
  head: RequestHead,
  accounts: Accounts,
): Account<SegmentSettings> | undefined {
  if (accounts.length === 1) return accounts[0];
  const key = keyOfHead(head);
  return key === undefined ? undefined : accountOf(key, accounts);
}

export function chooseByBody(
  request: CollectRequest,
  accounts: Accounts,
): Account<SegmentSettings> | undefined {
  const key = keyOf(request);
  return key === undefined ? undefined : accountOf(key, accounts);
}

/** A key in the head condemns a request before its body is read; without one the body decides. */
export function verifyHead(head: RequestHead, settings: SegmentSettings): Verdict | undefined {
  const key = keyOfHead(head);
  return key === undefined ? undefined : verdictOf(key, settings);
}

export function verifyWriteKey(request: CollectRequest, settings: SegmentSettings): Verdict {
  return verdictOf(keyOf(request), settings);
}

function verdictOf(key: string | undefined, { writeKey }: SegmentSettings): Verdict {
  if (!writeKey) return refused('writeKey is not configured');
  return matches(key, writeKey, 'write key');
}
