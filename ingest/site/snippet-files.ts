import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { sha256 } from '../contract/ids.ts';

/** A file of the snippet as pages load it. */
export interface SnippetFile {
  /** `t.js`, or `t-more.js`. */
  readonly name: string;
  /** The same under a name that says its content: `t.3f2a91bc.js`. */
  readonly versioned: string;
  readonly tag: string;
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

const NAMES = ['t.js', 't-more.js'] as const;

/** The files as they were built, packed once. */
export function readSnippetFiles(): readonly SnippetFile[] {
  const own = createRequire(import.meta.url).resolve('@throughline/ingest/package.json');
  return NAMES.map((name) => {
    const plain = readFileSync(join(dirname(own), 'dist/site/browser', name));
    const version = sha256(plain).slice(0, 8);
    return {
      ...{ name, versioned: name.replace(/js$/, `${version}.js`), tag: `"${version}"`, plain },
      ...{ br: brotliCompressSync(plain), gzip: gzipSync(plain, { level: 9 }) },
    };
  });
}
