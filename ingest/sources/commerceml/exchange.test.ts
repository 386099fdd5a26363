import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collector } from '../../collector/collector.ts';
import { readAll } from '../../log/event-log.contract.ts';
import type { EventLog } from '../../log/event-log.ts';
import { openLmdbLog } from '../../log/lmdb/log.ts';
import { factsOf } from '../../testing/mapped.ts';
import { FILE_LIMIT } from './exchange.ts';
import { source } from './source.ts';
import { MOST_FILE } from './spool.ts';

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
const settings = { user: 'exchange', password: 'secret-of-1c', timezone: 'Europe/Moscow' };
const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

describe('a session of 1C against a running collector', () => {
  let folder: string;
  let log: EventLog;
  let app: FastifyInstance;
  let address: string;
  let fails: boolean;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'exchange-'));
    log = await openLmdbLog({ path: folder });
    fails = false;
    app = fastify();
    const accounts = [
      { account: 'main', settings: source.settings.parse(settings) },
      { account: 'packed', settings: source.settings.parse({ ...settings, zip: true }) },
      { account: 'unset', settings: source.settings.parse({}) },
    ].map((one) => ({ source: 'commerceml', ...one }));
    await app.register(collector, {
      ...{ sources: [source], accounts, clock: () => Date.now() * 1000 },
      log: {
        append: (records) =>
          fails ? Promise.reject(new Error('the disk is away')) : log.append(records),
      },
    });
    address = await app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(async () => {
    await app.close();
    await log.close();
    await rm(folder, { recursive: true });
  });

  const call = async (query: string, init: RequestInit = {}, account = 'main') => {
    const reply = await fetch(`${address}/collect/commerceml/${account}?${query}`, init);
    return { status: reply.status, lines: (await reply.text()).split('\n') };
  };
  const signIn = async (account = 'main') => {
    const authorization = basic(settings.user, settings.password);
    const { lines } = await call(
      'type=sale&mode=checkauth',
      { headers: { authorization } },
      account,
    );
    const [word, name, value] = lines;
    expect(word).toBe('success');
    const headers = { cookie: `${name}=${value}` };
    return {
      headers,
      get: (query: string) => call(query, { headers }, account),
      send: (query: string, body: Uint8Array) =>
        call(query, { method: 'POST', headers, body: Buffer.from(body) }, account),
    };
  };
  const stored = async () => (await readAll(log)).map(({ delivery }) => delivery);
  const factIds = async () =>
    (await stored()).flatMap((delivery) =>
      source
        .map(delivery, {
          settings: source.settings.parse(settings),
          identity: { keepContacts: false },
        })
        .records.flatMap((record) => factsOf(record).map(({ id }) => id)),
    );

  it('brings goods in parts and orders whole, and every fact once when it is repeated', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      const { get, send } = await signIn();
      expect((await get('type=catalog&mode=init')).lines).toEqual([
        'zip=no',
        `file_limit=${FILE_LIMIT}`,
      ]);
      const goods = fixture('import.xml');
      const half = Math.floor(goods.length / 2);
      const file = 'type=catalog&mode=file&filename=import.xml';
      expect((await send(file, goods.subarray(0, half))).lines).toEqual(['success']);
      expect(await stored()).toHaveLength(turn * 3);
      expect((await get('type=catalog&mode=import&filename=import.xml')).lines[0]).toBe('failure');
      expect((await send(file, goods.subarray(half))).lines).toEqual(['success']);
      expect((await get('type=catalog&mode=import&filename=import.xml')).lines).toEqual([
        'success',
      ]);
      const picture = 'type=catalog&mode=file&filename=import_files/a1.jpg';
      expect((await send(picture, Buffer.from([255, 216]))).lines).toEqual(['success']);
      await send('type=catalog&mode=file&filename=offers.xml', fixture('offers.xml'));
      expect((await get('type=catalog&mode=import&filename=offers.xml')).lines).toEqual([
        'success',
      ]);

      expect((await get('type=sale&mode=query')).lines.join('')).toContain(
        'КоммерческаяИнформация',
      );
      expect((await get('type=sale&mode=success')).lines).toEqual(['success']);
      await send('type=sale&mode=file&filename=orders.xml', fixture('orders.xml'));
      expect((await get('type=sale&mode=import&filename=orders.xml')).lines).toEqual(['success']);
    }
    const deliveries = await stored();
    const queries = ['type=catalog&filename=import.xml', 'type=catalog&filename=offers.xml'];
    queries.push('type=sale&filename=orders.xml');
    expect(deliveries.map(({ query }) => query).sort()).toEqual(
      queries.flatMap((one) => [one, one]),
    );
    const goods = deliveries.find(({ query }) => query.endsWith('import.xml'));
    expect(Buffer.from(goods!.body)).toEqual(fixture('import.xml'));
    const ids = await factIds();
    // Three goods; two offers with three levels; two orders with their buyers, a payment, a shipment, a return.
    expect(ids).toHaveLength(2 * (3 + 5 + 7));
    expect(new Set(ids).size).toBe(3 + 5 + 7);
  });

  it('unpacks archives, and leaves pictures behind', async () => {
    const { get, send } = await signIn('packed');
    expect((await get('type=catalog&mode=init')).lines[0]).toBe('zip=yes');
    const archive = zip({
      'import.xml': fixture('import.xml'),
      'import_files/a1.jpg': Buffer.from([255, 216]),
      'offers.xml': fixture('offers.xml'),
    });
    const file = 'type=catalog&mode=file&filename=goods.zip';
    await send(file, archive.subarray(0, 1_000));
    expect((await send(file, archive.subarray(1_000))).lines).toEqual(['success']);
    expect((await stored()).map(({ query }) => query).sort()).toEqual([
      'type=catalog&filename=import.xml',
      'type=catalog&filename=offers.xml',
    ]);
    const damaged = Buffer.from(archive);
    damaged.fill(0, 60, 200);
    expect((await send(file, damaged)).lines.join(' ')).toMatch(/^failure .*damaged/);
    expect(await stored()).toHaveLength(2);
  });

  it('says that a file came only once it is durable, and takes the part again', async () => {
    const { get, send } = await signIn();
    const [file, done] = ['file', 'import'].map(
      (mode) => `type=sale&mode=${mode}&filename=o.xml`,
    ) as [string, string];
    await send(file, fixture('orders.xml').subarray(0, 900));
    fails = true;
    expect((await send(file, fixture('orders.xml').subarray(900))).status).toBe(500);
    expect((await get(done)).lines[0]).toBe('failure');
    fails = false;
    expect((await send(file, fixture('orders.xml').subarray(900))).lines).toEqual(['success']);
    expect((await get(done)).lines).toEqual(['success']);
    expect(Buffer.from((await stored())[0]!.body)).toEqual(fixture('orders.xml'));
  });

  it('refuses whoever knows no secret, and sessions that are none', async () => {
    const checkauth = (authorization: string, account = 'main') =>
      call('type=sale&mode=checkauth', { headers: { authorization } }, account);
    expect((await checkauth(basic('exchange', 'wrong'))).status).toBe(401);
    expect((await checkauth(basic('', ''), 'unset')).status).toBe(401);
    expect((await call('type=sale&mode=init')).status).toBe(401);
    const { headers } = await signIn();
    const later = headers.cookie.replace(/=(\d)/, '=9$1');
    const file = 'type=sale&mode=file&filename=orders.xml';
    for (const cookie of [
      later,
      headers.cookie.slice(0, -1),
      'throughline_1c=x',
      'throughline_1c=',
    ])
      expect((await call(file, { method: 'POST', headers: { cookie }, body: '<x/>' })).status).toBe(
        401,
      );
    expect(await stored()).toEqual([]);
  });

  it('answers in the words of the protocol where a file is not taken', async () => {
    const { get, send } = await signIn();
    const whySend = async (query: string, body: Uint8Array) =>
      (await send(query, body)).lines.join(' ');
    expect(await whySend('type=sale&mode=file', fixture('orders.xml'))).toMatch(
      /^failure .*no name/,
    );
    expect(
      await whySend('type=sale&mode=file&filename=o.xml', fixture('orders.xml').subarray(900)),
    ).toMatch(/^failure o.xml: this part begins no file/);
    expect((await get('type=sale&mode=import&filename=o.xml')).lines.join(' ')).toMatch(
      /^failure .*no such file/,
    );
    expect((await get('type=sale&mode=dance')).lines.join(' ')).toMatch(/^failure .*dance/);
    const file = 'type=catalog&mode=file&filename=large.xml';
    const part = Buffer.alloc(FILE_LIMIT, ' ');
    part.write('<?xml version="1.0"?>');
    for (let sent = 0; sent + FILE_LIMIT <= MOST_FILE; sent += FILE_LIMIT)
      expect((await send(file, part)).lines).toEqual(['success']);
    expect(await whySend(file, part)).toMatch(/^failure .*larger than 30 MiB/);
    expect(await stored()).toEqual([]);
  });
});

/** A zip archive as 1C packs one, made by the description of the format. */
function zip(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const [local, central]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const made = Buffer.from([20, 0]);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), common, title, packed);
    central.push(Buffer.from('PK\x01\x02', 'latin1'), made, common, place, title);
    at += 4 + common.length + title.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}
