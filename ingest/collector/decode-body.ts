import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { CollectorProblem } from './problems.ts';

const decoders = {
  gzip: promisify(gunzip),
  inflate: promisify(inflate),
  inflateRaw: promisify(inflateRaw),
  br: promisify(brotliDecompress),
};

/**
 * Undoes the content encoding of a request body. What claims an encoding and does not have it is
 * given back as it came (proxies unpack bodies and leave the header): its mapping decides.
 * @param limit bytes of the decoded body; memory for more is never allocated.
 * @throws CollectorProblem `body_too_large`, `encoding_unsupported`
 */
export async function decodeBody(
  body: Uint8Array,
  encoding: string,
  limit: number,
): Promise<Uint8Array> {
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity' || body.length === 0) return body;
  const decode = decoderOf(name, body);
  if (!decode) throw new CollectorProblem('encoding_unsupported', `Content-Encoding: ${name}`);
  try {
    return await decode(body, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) {
      throw new CollectorProblem('body_too_large', `The limit is ${limit} bytes when unpacked.`);
    }
    return body;
  }
}

function decoderOf(name: string, body: Uint8Array) {
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return decoders.gzip;
    case 'deflate':
      // Meant as zlib’s format (whose first byte ends in 8); sent by some as the bare stream.
      return (body[0]! & 0x0f) === 8 ? decoders.inflate : decoders.inflateRaw;
    case 'br':
      return decoders.br;
    default:
      return undefined;
  }
}
