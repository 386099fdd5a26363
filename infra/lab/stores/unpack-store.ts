import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const BLOCK = 512;
const KINDS = { file: '0', link: '2', folder: '5' } as const;

/** Unpacks a `.tar.gz` of the plain format ustar, as `write-store` makes it, into a folder. */
export function unpackStore(archive: string, into: string): void {
  const bytes = gunzipSync(readFileSync(archive));
  for (let at = 0; bytes[at] !== 0 && at < bytes.length; ) {
    const text = (from: number, length: number) =>
      bytes.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const octal = (from: number, length: number) => Number.parseInt(text(from, length).trim(), 8);
    const prefix = text(345, 155);
    const path = join(into, prefix === '' ? '' : prefix, text(0, 100));
    const mode = octal(100, 8);
    const size = octal(124, 12);
    const kind = text(156, 1);
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (kind === KINDS.folder) mkdirSync(path, { recursive: true, mode });
    else {
      mkdirSync(dirname(path), { recursive: true });
      if (kind === KINDS.file) writeFileSync(path, content, { mode });
      else if (kind === KINDS.link) symlinkSync(text(157, 100), path);
      else
        throw new Error(`${archive}: ${path} is of kind ${kind}; expected a file, folder or link`);
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}
