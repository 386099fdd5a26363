import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelsReport } from '@throughline/api/contract/channels';
import type { ErasureProof } from '@throughline/api/contract/operations';
import { sha256 } from '@throughline/ingest/contract/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../cli/run.ts';
import { capturedIo } from '../../cli/testing/captured-io.ts';
import { loadConfig } from '../../config/load-config.ts';
import { openWhole } from '../../topology/open-whole.ts';
import { scanFolder } from './scan-folder.ts';

/** Both tests go through everything: seconds each on an idle machine. */
const LONG = { timeout: 480_000 };

/** A sample business in a data folder of its own, and the command on it. */
function business(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `throughline-erase-${name}-`));
  const data = join(folder, 'data');
  const environment = { THROUGHLINE_DATA_DIR: data };
  const command = async (...argv: readonly string[]) => {
    const io = capturedIo({ environment });
    const exitCode = await run(argv, io);
    return { exitCode, out: io.out(), err: io.err() };
  };
  return {
    folder,
    data,
    command,
    fill: () => command('demo', '--once', '--seed', '7', '--months', '3', '--people', '120'),
    async totals() {
      const { from } = JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8')) as {
        from: string;
      };
      const to = new Date().toISOString().slice(0, 10);
      const { out, err } = await command('report', 'channels', '--from', from, '--to', to);
      expect(out, err).not.toBe('');
      const { totals } = JSON.parse(out) as ChannelsReport;
      const { revenue, orders, deals, leads, visits, cost } = totals as unknown as Record<
        string,
        string
      >;
      return {
        revenue: Number(revenue),
        orders: Number(orders),
        deals: Number(deals),
        leads: Number(leads),
        visits: Number(visits),
        cost,
      };
    },
    async rows<Row>(sql: string, parameters: Record<string, unknown> = {}): Promise<Row[]> {
      const config = await loadConfig({ file: undefined, environment, options: {} });
      const whole = await openWhole({ config, dataDir: data, version: 'test' });
      try {
        return await whole.line.warehouse.reader().rows<Row>(sql, parameters);
      } finally {
        await whole.close();
      }
    },
  };
}

/** A buyer whose e-mail and phone the sample business knows, and what is theirs in the ledger. */
interface Buyer {
  readonly email: string;
  readonly phone: string;
  readonly orders: number;
  readonly deals: number;
  readonly revenue: number;
}

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

async function aBuyer(shop: ReturnType<typeof business>): Promise<Buyer> {
  const { simulate } = await import('../../simulator/simulate.ts');
  const world = simulate(JSON.parse(readFileSync(join(shop.data, 'demo.json'), 'utf8')));
  const said = new Map<string, { email: string; phone: string }>();
  for (const request of world.requests()) {
    const body = Buffer.from(request.body).toString();
    const email = /"email":"([^"]+@mail\.example)"/.exec(body)?.[1];
    const phone = /"phone":"(\+7999\d{7})"/.exec(body)?.[1];
    if (email && phone) said.set(email, { email, phone });
  }
  const owners = await shop.rows<{ value: string; orders: number; deals: number; revenue: number }>(
    `SELECT value, toFloat64(countIf(source_of_money = 'order')) AS orders,
       toFloat64(countIf(source_of_money = 'deal')) AS deals, toFloat64(sum(revenue_base)) / 1000000 AS revenue
     FROM
     (
       SELECT value, argMax(person, revision) AS owner FROM identity_map
       INNER JOIN (SELECT DISTINCT identifier, value FROM identifiers WHERE type = 'email') AS named USING (identifier)
       WHERE value IN {hashes:Array(String)} GROUP BY value
     ) AS people
     INNER JOIN
     (
       SELECT owner, source_of_money, revenue_base FROM conversion_rows
       WHERE kind IN ('order', 'deal') AND (owner, revision) NOT IN (SELECT owner, revision FROM superseded)
     ) AS sales USING (owner)
     GROUP BY value HAVING orders > 0 ORDER BY orders DESC, value LIMIT 1`,
    { hashes: [...said.keys()].map(sha256) },
  );
  const [{ value, ...own }] = owners as [(typeof owners)[number]];
  const contact = [...said.values()].find(({ email }) => sha256(email) === value)!;
  return { ...contact, ...own };
}

/** Looks for everything that names the buyer, by itself. */
async function expectNothing(data: string, { email, phone }: Buyer): Promise<void> {
  const texts = [email, phone, phone.slice(1)];
  const hashes = [email, phone].map(sha256);
  const patterns = [
    ...texts.flatMap((text) => [text, text.toUpperCase()]),
    ...hashes.flatMap((hash) => [hash, hash.toUpperCase()]),
  ].map((text) => ({ form: text, bytes: Buffer.from(text) }));
  const binary = hashes.map((hash) => ({
    form: `bytes of ${hash}`,
    bytes: Buffer.from(hash, 'hex'),
  }));
  expect((await scanFolder(data, [...patterns, ...binary])).found).toEqual([]);
}
