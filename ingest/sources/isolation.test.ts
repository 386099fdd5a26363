import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const IMPORT = /\bfrom\s+'([^']+)'|\bimport\(?\s*'([^']+)'/g;

/** Folders beside this one that a file's imports reach into. */
function reached(file: string, text: string): string[] {
  return [...text.matchAll(IMPORT)]
    .map(([, named, bare]) => named ?? bare!)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => relative(HERE, resolve(dirname(file), specifier)).split(sep))
    .filter(([first, ...rest]) => first !== '..' && rest.length > 0)
    .map(([first]) => first!);
}

const vendors = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe('folders of vendors', () => {
  it('would be caught importing from one another', () => {
    const text = "import { a } from '../ga4/a.ts';\nimport type { S } from '../source.ts';\n";
    const more = "export { b } from './b.ts';\nawait import('../shopify/c.ts');\n";
    expect(reached(`${HERE}callrail/x.ts`, text + more)).toEqual(['ga4', 'callrail', 'shopify']);
  });

  it.each(vendors)('%s imports from no other vendor', (vendor) => {
    const files = readdirSync(`${HERE}${vendor}`).filter((name) => name.endsWith('.ts'));
    expect(files).toContain('source.ts');
    for (const name of files) {
      const file = `${HERE}${vendor}${sep}${name}`;
      const others = reached(file, readFileSync(file, 'utf8')).filter((one) => one !== vendor);
      expect([name, others]).toEqual([name, []]);
    }
  });

  it('are imported by nothing outside of themselves', () => {
    for (const layer of ['collector', 'contract', 'importing', 'log', 'mapping', 'verification'])
      for (const name of readdirSync(`${HERE}../${layer}`).filter((file) =>
        /(?<!\.test)\.ts$/.test(file),
      ))
        expect(readFileSync(`${HERE}../${layer}/${name}`, 'utf8')).not.toMatch(
          /sources\/[a-z0-9-]+\//,
        );
  });
});
