import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../config/load-config.ts';
import { simulate } from '../../simulator/simulate.ts';
import { demoConfig } from './demo-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-demo-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('demoConfig', () => {
  it('is a valid configuration that says what the sample business says', async () => {
    const { config: world } = simulate({ seed: 3, from: '2026-01-01', months: 1, people: 5 });
    const file = join(folder, 'throughline.config.yaml');
    writeFileSync(file, demoConfig(world));
    const config = await loadConfig({ file, environment: {} });
    expect(config).toMatchObject({
      currency: world.currency,
      timezone: world.timezone,
      phoneCountry: world.country,
    });
    expect(config.accounts.map(({ source, account }) => `${source}/${account}`)).toEqual(
      world.accounts.map(({ source, account }) => `${source}/${account}`),
    );
    for (const [index, { settings }] of world.accounts.entries())
      expect(config.accounts[index]!.settings).toMatchObject(settings);
  });
});
