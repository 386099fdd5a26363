import { createHash, createHmac } from 'node:crypto';
import type { CollectRequest, Verdict } from '../../contract/source.ts';
import { matches, refused, secretsEqual, verified } from '../../verification/verify.ts';
import { bodyField } from './body-field.ts';
import { verifiesWithKey } from './public-key.ts';
import type { Place, Reader } from './reader.ts';
import type { PackSettings } from './settings.ts';
import { readSignedParts, type SignedParts } from './signed-parts.ts';
import { readTimestamp, type Timestamp } from './timestamp.ts';
import type { Verification } from './verification.ts';

const HASHES = ['sha256', 'sha1', 'sha512', 'md5'] as const;
const ENCODINGS = ['base64', 'hex'] as const;
const KEYS = [
  'hash',
  'encoding',
  'header',
  'field',
  'prefix',
  'part',
  'secret',
  'key',
  'sign',
  'timestamp',
];

/** Where a signature stands: a header or a field of the body; a part of it (`v1=` of `t=…,v1=…`), behind a prefix. */
interface Standing {
  readonly header: string | undefined;
  readonly field: string | undefined;
  readonly part: string | undefined;
  readonly prefix: string;
}

/**
 * `hmac`: keyed with `secret`; `digest`: a plain hash, whose secrets stand among `sign`; `public_key`: the vendor’s own
 * key over SHA-256 (`key`, PEM or base64 of its SubjectPublicKeyInfo). All over the raw bytes, compared in constant time.
 */
export function readSignature(
  kind: 'hmac' | 'digest' | 'public_key',
  given: unknown,
  place: Place,
  reader: Reader,
): Verification {
  const known = reader.object(given, place, KEYS, ['sign']);
  const hash = reader.oneOf(known.hash, [...place, 'hash'], HASHES, 'sha256');
  const encoding = reader.oneOf(known.encoding, [...place, 'encoding'], ENCODINGS, 'base64');
  const stands: Standing = {
    header:
      known.header === undefined
        ? undefined
        : reader.text(known.header, [...place, 'header']).toLowerCase(),
    field: known.field === undefined ? undefined : reader.text(known.field, [...place, 'field']),
    part: known.part === undefined ? undefined : reader.text(known.part, [...place, 'part']),
    prefix: typeof known.prefix === 'string' ? known.prefix : '',
  };
  if (!stands.header === !stands.field)
    reader.report('value_missing', place, 'Expected either `header` or `field`.');
  const parts = readSignedParts(known.sign, [...place, 'sign'], reader);
  const timestamp =
    known.timestamp === undefined
      ? undefined
      : readTimestamp(known.timestamp, [...place, 'timestamp'], reader);
  const secretKey = kind === 'public_key' ? 'key' : 'secret';
  const secret =
    kind === 'digest' ? undefined : reader.setting(known[secretKey], [...place, secretKey]);
  const what = stands.header ?? stands.field ?? 'signature';

  const whole = (request: CollectRequest, settings: PackSettings, now: number): Verdict => {
    const sent = signaturesIn(request, stands);
    if (sent.length === 0) return refused(`${what} is missing`);
    const at = timestamp?.of(request);
    if (timestamp) {
      const stale = timestamp.refusal(at, now);
      if (stale) return stale;
    }
    const key = secret === undefined ? '' : String(settings[secret]);
    const signed = parts.of(request, settings, at ?? '', sent[0]!);
    let verdict = refused(`${what} does not match`);
    for (const bytes of signed) {
      if (kind === 'public_key') {
        if (sent.some((one) => verifiesWithKey(key, bytes, one, encoding))) verdict = verified;
        continue;
      }
      const made = kind === 'hmac' ? createHmac(hash, key) : createHash(hash);
      const expected = made.update(bytes).digest(encoding);
      // Every one is compared, so that the time tells nothing of which one fits.
      for (const one of sent) if (sameDigest(one, expected, encoding)) verdict = verified;
    }
    return verdict;
  };
  return {
    needs: [...(secret === undefined ? [] : [secret]), ...parts.needs],
    inBody: kind === 'digest',
    says: says(kind, hash, encoding, stands, parts, timestamp),
    head: (request) =>
      stands.header !== undefined && !request.headers[stands.header]
        ? matches(undefined, '', what)
        : undefined,
    whole,
  };
}

/** Hex is written in either case. */
function sameDigest(sent: string, expected: string, encoding: (typeof ENCODINGS)[number]): boolean {
  return secretsEqual(encoding === 'hex' ? sent.toLowerCase() : sent, expected);
}

function signaturesIn(
  request: CollectRequest,
  { header, field, part, prefix }: Standing,
): string[] {
  const found = header ? request.headers[header]?.trim() : field && bodyField(request, field);
  if (!found) return [];
  const all = part
    ? found.split(',').flatMap((piece) => {
        const [name = '', ...value] = piece.trim().split('=');
        return name === part ? [value.join('=')] : [];
      })
    : [found];
  // A handful stand side by side while a secret is exchanged, never hundreds.
  return all
    .filter((one) => one.startsWith(prefix))
    .map((one) => one.slice(prefix.length))
    .slice(0, 8);
}

function says(
  kind: string,
  hash: string,
  encoding: string,
  stands: Standing,
  parts: SignedParts,
  timestamp: Timestamp | undefined,
): string {
  const scheme = {
    hmac: `HMAC-${hash.toUpperCase()}`,
    digest: hash.toUpperCase(),
    public_key: 'public key (ECDSA or RSA) with SHA-256',
  }[kind];
  const where = stands.header ? `header \`${stands.header}\`` : `field \`${stands.field}\``;
  const detail = stands.part ?? stands.prefix;
  return [
    `${scheme} of ${parts.says} as ${encoding} in the ${where}${detail ? ` (\`${detail.replace(/=?$/, '=')}\`)` : ''}`,
    timestamp && `not older than ${timestamp.window / 1000} s`,
  ]
    .filter(Boolean)
    .join(', ');
}
