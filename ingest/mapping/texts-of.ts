import type { RawDelivery } from '../contract/delivery.ts';
import { decodeText } from './map-records.ts';

/** Set by the importer on a delivery of several text files: their bytes, in their order, joined by commas. */
export const TEXTS_HEADER = 'throughline-import-texts';

/** The texts of a delivery of kind `text`: one, or each file of a command. */
export function textsOf(delivery: RawDelivery): readonly string[] {
  return bytesOf(delivery).map(decodeText);
}

/** The same as bytes, for a format that says its own encoding. */
export function bytesOf({ body, headers }: RawDelivery): readonly Uint8Array[] {
  const sizes = headers[TEXTS_HEADER];
  if (sizes === undefined) return [body];
  let at = 0;
  return sizes.split(',').map((size) => {
    const from = at;
    at += Number(size);
    return body.subarray(from, at);
  });
}
