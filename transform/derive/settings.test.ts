import { expect, it } from 'vitest';
import { client, order, visit } from '../testing/facts.ts';
import { openTestLine } from '../testing/test-line.ts';
import { openDeriver } from './deriver.ts';
import { DEFAULT_DERIVE_SETTINGS } from './settings.ts';

it('derives everything anew when the settings are not those it was derived with', async () => {
  const line = await openTestLine({ lookbackDays: 90 });
  await line.load([
    visit([client('a')], '2026-01-01T10:00:00Z', { source: 'google', medium: 'cpc' }),
    order('1', { client_id: client('a') }, '2026-03-01T10:00:00Z', 10),
  ]);
  await line.advance();
  const touches = async () =>
    (
      await line.rows<{ n: string }>(
        'SELECT countIf(touch_id != 0) AS n FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})',
      )
    )[0]!.n;
  expect(await touches()).toBe('1');
  const shorter = openDeriver(
    line.warehouse,
    { ...DEFAULT_DERIVE_SETTINGS, lookbackDays: 30 },
    { clock: () => 1_700_000_009_000_000 },
  );
  expect(await shorter.advance()).toEqual({ generation: 2, revision: 2, loads: [] });
  expect(await touches()).toBe('0');
  expect(await shorter.advance()).toBeUndefined();
  await line.close();
});
