import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { sha256 } from '@throughline/ingest/contract/ids';
import { expect } from 'vitest';
import { run } from '../../cli/run.ts';
import { capturedIo } from '../../cli/testing/captured-io.ts';
import { loadConfig } from '../../config/load-config.ts';
import { scanFolder } from '../../operations/erase/scan-folder.ts';
import { simulate } from '../../simulator/simulate.ts';
import { openWhole } from '../../topology/open-whole.ts';

/** A sample business in a data folder of its own, and the command on it. */
export function business(name: string) {
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
export interface Buyer {
  readonly email: string;
  readonly phone: string;
  readonly orders: number;
  readonly deals: number;
  readonly revenue: number;
}

export async function aBuyer(shop: ReturnType<typeof business>): Promise<Buyer> {
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
export async function expectNothing(data: string, { email, phone }: Buyer): Promise<void> {
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
