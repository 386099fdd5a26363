import { expect, it } from 'vitest';
import { client, visit } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';
import { openDeriver } from './deriver.ts';
import { findDamage, keepManifest } from './part-manifest.ts';
import { DEFAULT_DERIVE_SETTINGS } from './settings.ts';

const rollUp = { everyMs: 0, customWeights: [40, 20, 40] };

it.each([
  [
    'a derivation that broke off',
    'INSERT INTO entity_states (generation, key, revision) VALUES (1, 1, 999)',
  ],
  [
    'a roll-up that broke off',
    'INSERT INTO channel_days (generation, epoch, revision, basis) VALUES (1, 1, 999, 1)',
  ],
])('rows of %s are not missed once they are swept', async (_, leftOver) => {
  const line = await openTestLine({}, undefined, undefined, { rollUp });
  await line.load([visit([client('a')], '2026-03-01T10:00:00Z')]);
  await line.advance();
  await line.warehouse.run(leftOver);
  await keepManifest(line.warehouse, { generation: 1, revision: 1 });

  let swept = 0;
  const next = openDeriver(line.warehouse, DEFAULT_DERIVE_SETTINGS, {
    ...{ clock: () => Date.now() * 1000, rollUp },
    onSwept: () => swept++,
  });
  await line.load([visit([client('b')], '2026-03-02T10:00:00Z')]);
  await next.advance();
  await next.close();
  // Whoever is told notes the parts anew.
  expect(swept).toBe(1);
  expect(await findDamage(line.warehouse)).toBeDefined();
  await keepManifest(line.warehouse, { generation: 1, revision: 2 });
  expect(await findDamage(line.warehouse)).toBeUndefined();
  await line.close();
});
