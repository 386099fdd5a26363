import { Packr } from 'msgpackr';
import type { RawDelivery } from '../contract/delivery.ts';

const FORMAT = 1;
const packr = new Packr({ useRecords: false });

type Stored = [
  format: number,
  id: string,
  source: string,
  account: string,
  endpoint: string,
  receivedAt: number,
  headers: Record<string, string>,
  query: string,
  body: Buffer,
];

/** A delivery as MessagePack: an array led by the number of its format; the body stays bytes. */
export function encodeDelivery(delivery: RawDelivery): Buffer {
  const { id, source, account, endpoint, receivedAt, headers, query, body } = delivery;
  // msgpackr writes a Buffer as plain binary and any other typed array as an extension of its own.
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const stored: Stored = [FORMAT, id, source, account, endpoint, receivedAt, headers, query, bytes];
  return packr.pack(stored);
}

/**
 * The body is a view of `bytes`, which must not be written to afterwards.
 * @throws Error for anything that `encodeDelivery` has not made.
 */
export function decodeDelivery(bytes: Uint8Array): RawDelivery {
  const stored = packr.unpack(bytes) as Stored;
  if (stored[0] !== FORMAT)
    throw new Error(`a delivery of format ${stored[0]}, expected ${FORMAT}`);
  const [, id, source, account, endpoint, receivedAt, headers, query, body] = stored;
  const delivery = { id, source, account, endpoint, receivedAt, headers, query, body };
  if (!isDelivery(delivery)) throw new Error('a record in the format of a delivery that is none');
  return delivery;
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
