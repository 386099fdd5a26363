import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aBuyer,
  type Buyer,
  business,
  expectNothing,
} from '../../lab/testing/erasable-business.ts';

/** Goes through everything: half a minute on an idle machine. */
const LONG = { timeout: 480_000 };

describe('a person whose totals are kept', () => {
  const shop = business('kept');
  let buyer: Buyer;
  beforeAll(async () => {
    const filled = await shop.fill();
    expect(filled.exitCode, filled.err).toBe(0);
    buyer = await aBuyer(shop);
  }, 240_000);
  afterAll(() => rmSync(shop.folder, { recursive: true, force: true }));

  it('is gone from every byte, and every total stays', LONG, async () => {
    const before = await shop.totals();
    const erased = await shop.command('erase', `phone:${buyer.phone}`, '--keep-totals');
    expect(erased.exitCode, erased.err).toBe(0);
    expect(JSON.parse(erased.out)).toMatchObject({ result: 'clean', keeps_totals: true });
    expect(await shop.totals()).toEqual(before);
    await expectNothing(shop.data, buyer);
    const replayed = await shop.command('replay', '--all');
    expect(replayed.exitCode, replayed.err).toBe(0);
    expect(await shop.totals()).toEqual(before);
    await expectNothing(shop.data, buyer);
  });
});
