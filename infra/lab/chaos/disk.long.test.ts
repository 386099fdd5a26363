import { expect, it } from 'vitest';
import { brokenByDisk, canMount, diskFull } from './disk-run.ts';

const SEED = Number(process.env.THROUGHLINE_SEED ?? 1);

/** Only root may have a disk of its own. */
it.runIf(canMount())(
  'a full disk under load and a warehouse that is lost lose nothing and count nothing twice',
  { timeout: 300_000 },
  async () => {
    const result = await diskFull({ seed: SEED, people: 40 });
    expect(brokenByDisk(result)).toEqual([]);
    expect(result.facts).toBeGreaterThan(0);
    expect(result.refused).toBeGreaterThan(0);
  },
);
