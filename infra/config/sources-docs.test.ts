import { checkPacks } from '@throughline/ingest/packs/engine/check-packs';
import { OWN_PACKS } from '@throughline/ingest/packs/engine/load-packs';
import { packPage } from '@throughline/ingest/packs/engine/pack-page';
import { loadSources } from '@throughline/ingest/sources/registry';
import { describe, expect, it } from 'vitest';
import { sourcesDocs } from './sources-docs.ts';

describe('the page of all sources', () => {
  it('is what stands in ingest/docs/sources.md', async () => {
    const page = sourcesDocs(await loadSources());
    for (const row of page.split('\n').filter((line) => line.startsWith('| ['))) {
      expect(row).not.toMatch(/\| {2}\|| undefined /);
      expect(row).toContain('/fixtures/');
    }
    await expect(page).toMatchFileSnapshot('../../ingest/docs/sources.md');
  });
});

describe('the page of a pack', () => {
  it.each(checkPacks(OWN_PACKS).checked)('is made of it: $pack.name', async ({ pack, cases }) => {
    const page = packPage(
      pack,
      cases.map(({ title }) => title),
    );
    await expect(page).toMatchFileSnapshot(`../../ingest/packs/${pack.name}/README.md`);
  });
});
