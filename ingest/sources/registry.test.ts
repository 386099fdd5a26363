import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSources } from './registry.ts';

const vendor = (name: string, extra = '') => `
  const settings = { safeParse: () => ({ success: true, data: {} }) };
  export const source = {
    name: '${name}', title: 'A vendor', settings, importing: { kind: 'json' },
    endpoints: [{ name: 'webhook', paths: ['/collect/${name}'] }],
    map: () => ({ records: [] }),
    ${extra}
  };
`;

describe('loadSources', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sources-'));
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const add = async (path: string, text: string) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  };

  it('finds a vendor in a folder that was added, and sorts by name', async () => {
    await add('zebra/source.js', vendor('zebra'));
    await add('acme/source.js', vendor('acme'));
    await add('acme/source.d.ts', 'export {};');
    await add('registry.js', 'throw new Error("no vendor");');
    const sources = await loadSources(folder);
    expect(sources.map((source) => source.name)).toEqual(['acme', 'zebra']);
    expect(sources[0]!.endpoints[0]!.paths).toEqual(['/collect/acme']);
  });

  it('reads TypeScript where that runs', async () => {
    await add('acme/source.ts', `const title: string = 'typed';\n${vendor('acme', 'title,')}`);
    expect(await loadSources(folder)).toMatchObject([{ name: 'acme', title: 'typed' }]);
  });

  it('leaves folders without code and hidden ones aside', async () => {
    await add('gone/fixtures/order.json', '{}');
    await add('_drafts/draft.js', '');
    expect(await loadSources(folder)).toEqual([]);
  });

  it.each([
    ['another name', vendor('other'), /acme: expected the name `acme`.*not `other`/],
    ['no export', 'export const vendor = {};', /acme: expected `export const source: Source`/],
    ['no map', vendor('acme', 'map: undefined'), /acme: expected `export const source: Source`/],
    [
      'code that fails',
      'throw new Error("no luck");',
      /acme: source\.js cannot be loaded.*no luck/,
    ],
    [
      'a bad path',
      vendor('acme', 'endpoints: [{ name: "w", paths: ["x"] }]'),
      /acme.*endpoint `w`/,
    ],
    [
      'settings that are needed',
      vendor('acme', 'settings: { safeParse: () => ({ success: false, error: "secret" }) }'),
      /acme: expected settings that need nothing.*secret/,
    ],
  ])('names the folder and what was expected of it: %s', async (_, text, message) => {
    await add('acme/source.js', text);
    await expect(loadSources(folder)).rejects.toThrow(message);
  });

  it('says so when a folder has code and no source', async () => {
    await add('acme/index.js', '');
    await expect(loadSources(folder)).rejects.toThrow(/acme: expected a file source\.ts/);
  });

  it('works compiled, under plain Node', async () => {
    await add('acme/source.js', vendor('acme'));
    const compiled = new URL('../dist/sources/registry.js', import.meta.url);
    if (!existsSync(compiled)) throw new Error(`${compiled.pathname} is missing: npm run build`);
    const program = `
      const { loadSources } = await import(${JSON.stringify(compiled.href)});
      const sources = await loadSources(${JSON.stringify(folder)});
      console.log(JSON.stringify(sources.map((source) => source.name)));
    `;
    const out = execFileSync(process.execPath, ['--input-type=module', '--eval', program]);
    expect(JSON.parse(out.toString())).toEqual(['acme']);
  });
});
