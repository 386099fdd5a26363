import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ErasureProof } from '@throughline/api/contract/operations';
import { sha256 } from '@throughline/ingest/contract/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aBuyer,
  type Buyer,
  business,
  expectNothing,
} from '../../lab/testing/erasable-business.ts';

/** Goes through everything: half a minute on an idle machine. */
const LONG = { timeout: 480_000 };

describe('a person of the sample business', () => {
  const shop = business('gone');
  let buyer: Buyer;
  beforeAll(async () => {
    const filled = await shop.fill();
    expect(filled.exitCode, filled.err).toBe(0);
    buyer = await aBuyer(shop);
  }, 240_000);
  afterAll(() => rmSync(shop.folder, { recursive: true, force: true }));

  it('is gone from every byte of the data folder, and nothing brings them back', LONG, async () => {
    const before = await shop.totals();
    const unknown = await shop.command('erase', 'email:olga.far@mail.example');
    expect(unknown).toMatchObject({ exitCode: 2, out: '' });
    expect(unknown.err).toContain('person_unknown');
    expect((await shop.command('erase', 'anna')).err).toContain('identifier_invalid');

    const dry = await shop.command('erase', `email:${buyer.email}`, '--dry-run');
    expect(dry.exitCode, dry.err).toBe(0);
    const { would_go: going } = JSON.parse(dry.out) as { would_go: Record<string, number> };
    expect(going.events).toBeGreaterThan(0);
    expect(going.entities).toBeGreaterThan(0);
    expect(going.bodies).toBeGreaterThan(0);
    expect(await shop.totals()).toEqual(before);

    const proofFile = join(shop.folder, 'proof.json');
    const erased = await shop.command(
      ...['erase', `email: ${buyer.email.toUpperCase()}`, '--proof', proofFile],
    );
    expect(erased.exitCode, erased.err).toBe(0);
    const proof = JSON.parse(readFileSync(proofFile, 'utf8')) as ErasureProof;
    expect(proof).toEqual(JSON.parse(erased.out));
    expect(statSync(proofFile).mode & 0o777).toBe(0o600);
    expect(proof).toMatchObject({ result: 'clean', old_parts: 0, scan: { found: [] } });
    expect(proof.scan!.files).toBeGreaterThan(50);
    expect(proof.tables.events!.before).toBe(going.events);
    expect(proof.log.bodies_destroyed).toBe(going.bodies);
    for (const text of [buyer.email, sha256(buyer.email), buyer.phone])
      expect(JSON.stringify(proof)).not.toContain(text);

    const left = {
      ...before,
      revenue: before.revenue - buyer.revenue,
      orders: before.orders - buyer.orders,
      deals: before.deals - buyer.deals,
      leads: expect.any(Number),
      visits: expect.any(Number),
    };
    const after = await shop.totals();
    expect({ ...after, revenue: Math.round(after.revenue * 100) / 100 }).toEqual({
      ...left,
      revenue: Math.round(left.revenue * 100) / 100,
    });
    expect(after.visits).toBeLessThan(before.visits);
    await expectNothing(shop.data, buyer);

    expect((await shop.command('rebuild')).exitCode).toBe(0);
    expect(await shop.totals()).toEqual(after);
    const replayed = await shop.command('replay', '--all');
    expect(replayed.exitCode, replayed.err).toBe(0);
    expect(JSON.parse(replayed.out)).toMatchObject({ skipped: 0, lost: 0 });
    expect(await shop.totals()).toEqual(after);
    await expectNothing(shop.data, buyer);

    // What was sent once more is dropped and counted; its bytes stay in the log until the next erasure.
    const [{ erased: dropped }] = (await shop.rows<{ erased: number }>(
      'SELECT toFloat64(sum(erased)) AS erased FROM deliveries FINAL',
    )) as [{ erased: number }];
    expect(dropped).toBeGreaterThan(0);
  });
});
