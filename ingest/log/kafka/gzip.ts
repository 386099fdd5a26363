import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import kafkajs from 'kafkajs';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/**
 * Deliveries are JSON: the quickest level packs them to 8 % of their size in place of 7 %, in less than
 * a third of the processor time.
 */
const LEVEL = 1;

/** Lets the client pack quickly. It knows one gzip for the whole process. */
export function useQuickGzip(): void {
  // Node finds no name of this export in the package, which is CommonJS.
  const { CompressionCodecs, CompressionTypes } = kafkajs;
  CompressionCodecs[CompressionTypes.GZIP] = () => ({
    compress: ({ buffer }: { readonly buffer: Buffer }) => pack(buffer, { level: LEVEL }),
    decompress: (buffer: Buffer) => unpack(buffer),
  });
}
