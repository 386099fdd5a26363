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

/** The body is a view of `bytes`, which must not be written to afterwards. */
export function decodeDelivery(bytes: Uint8Array): RawDelivery {
  const stored = packr.unpack(bytes) as Stored;
  if (stored[0] !== FORMAT)
    throw new Error(`a delivery of format ${stored[0]}, expected ${FORMAT}`);
  const [, id, source, account, endpoint, receivedAt, headers, query, body] = stored;
  return { id, source, account, endpoint, receivedAt, headers, query, body };
}
