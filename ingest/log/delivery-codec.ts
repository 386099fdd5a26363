import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Packr } from 'msgpackr';
import type { RawDelivery } from '../contract/delivery.ts';
import type { BodyKey } from './sealing/log-keys.ts';
import { openBody, sealBody } from './sealing/sealed-body.ts';

const CLEAR = 1;
const SEALED = 2;
/** What is left of a delivery in the clear whose body was erased. */
const EMPTIED = 3;
/** Sealed, and made smaller before. */
const PACKED = 4;
/** Below so many bytes there is little to gain. */
const PACKED_FROM = 256;
/** Quick: what a vendor sends is mostly JSON, which gets small at any level. */
const DEFLATE = { level: 1 } as const;
const packr = new Packr({ useRecords: false });

type Envelope = [
  format: number,
  id: string,
  source: string,
  account: string,
  endpoint: string,
  receivedAt: number,
];
/** What a vendor wrote: it may name people wherever it stands. */
type Content = [headers: Record<string, string>, query: string, body: Buffer];
type Clear = [...Envelope, ...Content];
type Sealed = [...Envelope, root: string, index: number, content: Buffer];

/** What a record of the log holds. Of a body that was destroyed the envelope is left, the rest is empty. */
export interface StoredDelivery {
  readonly delivery: RawDelivery;
  readonly isDestroyed: boolean;
}

/** Finds the key of a body; undefined where it was destroyed. */
export type KeyOf = (root: string, index: number) => Buffer | undefined;

/**
 * A delivery as MessagePack: an array led by the number of its format. Headers, query and body are sealed
 * under the key, where one is given.
 * @param isPacked Makes it smaller before it is sealed, which it is not afterwards.
 */
export function encodeDelivery(
  delivery: RawDelivery,
  key?: BodyKey,
  { isPacked = false }: { readonly isPacked?: boolean } = {},
): Buffer {
  const { id, source, account, endpoint, receivedAt, headers, query, body } = delivery;
  // msgpackr writes a Buffer as plain binary and any other typed array as an extension of its own.
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const content: Content = [headers, query, bytes];
  const envelope = [id, source, account, endpoint, receivedAt] as const;
  if (!key) return packr.pack([CLEAR, ...envelope, ...content] satisfies Clear);
  const plain = packr.pack(content);
  const packed =
    isPacked && plain.length >= PACKED_FROM ? deflateRawSync(plain, DEFLATE) : undefined;
  const isSmaller = packed !== undefined && packed.length < plain.length;
  const sealed = sealBody(isSmaller ? packed : plain, key.key, labelOf(delivery));
  const format = isSmaller ? PACKED : SEALED;
  return packr.pack([format, ...envelope, key.root, key.index, sealed] satisfies Sealed);
}

/** What stays of a delivery that was stored in the clear once it is erased. */
export function encodeEmptied(delivery: RawDelivery): Buffer {
  const { id, source, account, endpoint, receivedAt } = delivery;
  return packr.pack([EMPTIED, id, source, account, endpoint, receivedAt] satisfies Envelope);
}

/**
 * The body of one in the clear is a view of `bytes`, which must not be written to afterwards.
 * @throws Error for anything that `encodeDelivery` has not made, and what `keyOf` throws.
 */
export function decodeDelivery(bytes: Uint8Array, keyOf: KeyOf = noKeys): StoredDelivery {
  const stored = packr.unpack(bytes) as Clear | Sealed | Envelope;
  const [format, id, source, account, endpoint, receivedAt] = stored;
  if (![CLEAR, SEALED, EMPTIED, PACKED].includes(format))
    throw new Error(`a delivery of format ${format}, expected ${CLEAR} to ${PACKED}`);
  const envelope = { id, source, account, endpoint, receivedAt };
  const content = format === EMPTIED ? undefined : contentOf(stored, envelope, keyOf);
  const [headers, query, body] = content ?? [{}, '', new Uint8Array()];
  const delivery = { ...envelope, headers, query, body };
  if (!isDelivery(delivery)) throw new Error('a record in the format of a delivery that is none');
  return { delivery, isDestroyed: content === undefined };
}

/** Where the body of a record is sealed; undefined of one in the clear. */
export function sealOf(bytes: Uint8Array): Pick<BodyKey, 'root' | 'index'> | undefined {
  const [format, , , , , , root, index] = packr.unpack(bytes) as Sealed;
  return format === SEALED || format === PACKED ? { root, index } : undefined;
}

function contentOf(
  stored: Clear | Sealed | Envelope,
  envelope: Omit<RawDelivery, keyof ContentFields>,
  keyOf: KeyOf,
): Content | undefined {
  if (stored[0] === CLEAR) return stored.slice(6) as Content;
  const [, , , , , , root, index, sealed] = stored as Sealed;
  if (typeof root !== 'string' || !Number.isInteger(index) || !(sealed instanceof Uint8Array))
    throw new Error('a sealed record without its seal');
  const key = keyOf(root, index);
  if (!key) return undefined;
  const plain = openBody(sealed, key, labelOf(envelope));
  return packr.unpack(stored[0] === PACKED ? inflateRawSync(plain) : plain) as Content;
}

type ContentFields = Pick<RawDelivery, 'headers' | 'query' | 'body'>;

/** What of the envelope is bound to the body. */
function labelOf({
  id,
  source,
  account,
  endpoint,
  receivedAt,
}: Omit<RawDelivery, keyof ContentFields>): string {
  return JSON.stringify([id, source, account, endpoint, receivedAt]);
}

function noKeys(): never {
  throw new Error('a sealed delivery, and no keys to open it');
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** Others may write into the log too: what only looks like a delivery must not get any further. */
function isDelivery(delivery: RawDelivery): boolean {
  const { id, source, account, endpoint, receivedAt, headers, query, body } = delivery;
  return (
    [id, source, account, endpoint, query].every((text) => typeof text === 'string') &&
    UUID.test(id) &&
    Number.isSafeInteger(receivedAt) &&
    receivedAt >= 0 &&
    typeof headers === 'object' &&
    headers !== null &&
    Object.values(headers).every((value) => typeof value === 'string') &&
    body instanceof Uint8Array
  );
}
