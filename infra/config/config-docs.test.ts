import { loadSources } from '@throughline/ingest/sources/registry';
import { describe, expect, it } from 'vitest';
import { configDocs } from './config-docs.ts';
import { configSchema } from './config-schema.ts';
import { snakeCase } from './letter-case.ts';

describe('configDocs', () => {
  it('has a described row for every setting', async () => {
    const page = configDocs(await loadSources());
    for (const [name, schema] of Object.entries(configSchema.shape)) {
      if (name === 'sources') continue;
      expect(schema.description, name).toBeTruthy();
      expect(page).toMatch(new RegExp(`\\| \`${snakeCase(name)}[\`.]`));
    }
    for (const line of page
      .split('\n## ')[0]!
      .split('\n')
      .filter((text) => text.startsWith('| `')))
      expect(line).not.toMatch(/\| {2}\|$/);
  });

  it('is what stands in infra/docs/configuration.md', async () => {
    const page = configDocs(await loadSources());
    await expect(page).toMatchFileSnapshot('../docs/configuration.md');
  });

  it('describes every setting of every source', async () => {
    const [, sources = ''] = configDocs(await loadSources()).split('## Accounts of sources');
    const rows = sources.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) expect(row).toMatch(/ \| [^|]{5,} \|$/);
  });

  it('says variable, type, bounds and default', async () => {
    const page = configDocs(await loadSources());
    expect(page).toContain(
      '| `port` | `THROUGHLINE_PORT` | whole number from 0 to 65535 | `4000` |',
    );
    expect(page).toContain('| `half_life_days` | `THROUGHLINE_HALF_LIFE_DAYS` | number ');
    expect(page).toContain(
      '| `api_keys[].role` |  | `analyst`, `marketer`, `finance`, `admin` | required |',
    );
    expect(page).toContain('| `rate_limit.per_minute` | `THROUGHLINE_RATE_LIMIT_PER_MINUTE` |');
    expect(page).toContain('### ');
    expect(page).toContain('| `margin_rate` | text |');
  });
});
