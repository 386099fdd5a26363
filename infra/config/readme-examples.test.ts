import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSources } from '@throughline/ingest/sources/registry';
import { afterAll, describe, expect, it } from 'vitest';
import { loadConfig } from './load-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-examples-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sources = await loadSources();
const pageOf = (name: string) => {
  const page = `ingest/sources/${name}/README.md`;
  return existsSync(new URL(`../../${page}`, import.meta.url))
    ? page
    : `ingest/packs/${name}/README.md`;
};
const pages = [
  'README.md',
  'infra/README.md',
  'infra/docs/configuration.md',
  ...sources.map(({ name }) => pageOf(name)),
];
const examples = pages.flatMap((page) => {
  const text = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8');
  return [...text.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, yaml = '']) => ({ page, yaml }));
});

describe('configurations that the documentation shows', () => {
  it('are there for every source', () => {
    // What is made here has no address, and nothing to configure.
    for (const { name } of sources.filter(({ endpoints }) => endpoints.length > 0))
      expect(
        examples.some(({ yaml }) => yaml.includes(`  ${name}:\n`)),
        name,
      ).toBe(true);
  });

  it.each(examples)('are valid: $page', async ({ yaml }) => {
    const file = join(folder, 'example.yaml');
    writeFileSync(file, yaml);
    // Long enough for a secret, and of the form of a hash and of a custom field's key.
    const environment = Object.fromEntries(
      [...yaml.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => [name, 'a'.repeat(40)]),
    );
    const { accounts } = await loadConfig({ file, environment }, sources);
    expect(accounts.length).toBeGreaterThan(0);
  });
});
