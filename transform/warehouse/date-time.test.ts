import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dateTime64 } from './date-time.ts';
import { openEmbeddedWarehouse } from './embedded.ts';
import type { Warehouse } from './warehouse.ts';

const path = mkdtempSync(join(tmpdir(), 'throughline-date-time-'));
let engine: Warehouse;
beforeAll(async () => {
  engine = await openEmbeddedWarehouse({ path });
});
afterAll(async () => {
  await engine.close();
  rmSync(path, { recursive: true, force: true });
});

test('is seconds with six decimals', () => {
  expect(dateTime64(1_700_000_000_000_001)).toBe('1700000000.000001');
  expect(dateTime64(1_700_000_000_999_999)).toBe('1700000000.999999');
  expect(dateTime64(100_000_000_000_000)).toBe('100000000.000000');
});

test('is the calendar for moments that the engine does not read as seconds', () => {
  expect(dateTime64(99_999_999_999_999)).toBe('1973-03-03 09:46:39.999999');
  expect(dateTime64(0)).toBe('1970-01-01 00:00:00.000000');
  expect(dateTime64(-1)).toBe('1969-12-31 23:59:59.999999');
});

test('comes back from the engine to the µs, inserted and bound, from 1900 to 2255', async () => {
  const moments = [
    -2_208_988_800_000_000, -86_400_000_001, -1_000_000, -1, 0, 1, 9_500_000, 12_345_678,
    86_399_999_999, 99_999_999_999_999, 100_000_000_000_000, 999_999_999_999_999,
    1_000_000_000_000_000, 1_700_000_000_000_001, 4_102_444_800_123_456, 9_000_000_000_000_000,
  ];
  await engine.run(
    "CREATE TABLE moments (i UInt8, t DateTime64(6, 'UTC')) ENGINE = MergeTree ORDER BY i",
  );
  await engine.insert(
    'moments',
    ['i', 't'],
    moments.map((micros, i) => [i, dateTime64(micros)]),
  );
  const stored = await engine.rows<{ micros: string }>(
    'SELECT toUnixTimestamp64Micro(t) AS micros FROM moments ORDER BY i',
  );
  expect(stored.map(({ micros }) => Number(micros))).toEqual(moments);
  for (const micros of moments)
    expect(
      await engine.rows("SELECT toUnixTimestamp64Micro({at:DateTime64(6, 'UTC')}) AS micros", {
        at: dateTime64(micros),
      }),
    ).toEqual([{ micros: String(micros) }]);
});
