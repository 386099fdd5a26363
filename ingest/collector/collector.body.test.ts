import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DELIVERY_LIMITS } from '../contract/limits.ts';
import { collectorHarness, sign } from './collector.harness.ts';

describe('bodies that the collector takes', () => {
  const harness = collectorHarness();
  const { start, post, signed, stored } = harness;

  it('refuses bodies over the limit of the endpoint, packed or not', async () => {
    await start();
    const large = 'x'.repeat(2_001);
    const bomb = gzipSync('x'.repeat(1_000_000));
    expect(bomb.length).toBeLessThan(2_000);
    for (const reply of [await signed(large), await signed(bomb, { 'content-encoding': 'gzip' })]) {
      expect(reply.statusCode).toBe(413);
      expect(reply.json()).toMatchObject({ code: 'body_too_large', status: 413 });
    }
    expect((await signed('x'.repeat(2_000))).statusCode).toBe(202);
    expect(harness.metrics.refused).toEqual({ acme: { body_too_large: 2 } });
  });

  it('refuses JSON that nests too deep before any parser sees it', async () => {
    await start({ limits: { maxDepth: 10 } });
    const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;
    expect((await signed(nested(10))).statusCode).toBe(202);
    const reply = await signed(nested(12));
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({ code: 'nesting_too_deep' });
    expect((await signed('{'.repeat(1_999))).statusCode).toBe(400);
    expect((await signed(`text ${nested(12)}`)).statusCode).toBe(202);
  });

  it.each([
    ['lines', (count: number) => '{}\n'.repeat(count)],
    ['elements of an array', (count: number) => `[${Array(count).fill('{}').join(',')}]`],
    ['events', (count: number) => `{"events":[${Array(count).fill('{}').join(',')}]}`],
    ['lines that are no JSON', (count: number) => 'x\n'.repeat(count)],
  ])('bounds records, not only bytes: %s', async (_name, body) => {
    await start();
    const { records } = DELIVERY_LIMITS.webhook;
    expect((await post('/acme/hits', body(records))).statusCode).toBe(204);
    const reply = await post('/acme/hits', body(records + 1));
    expect(reply.statusCode).toBe(413);
    expect(reply.json()).toMatchObject({
      code: 'too_many_records',
      detail: 'The limit is 10000 records.',
    });
    expect(await stored()).toHaveLength(1);
    expect(harness.metrics.refused).toEqual({ acme: { too_many_records: 1 } });
  });

  it('accepts what nobody can read: the mapping decides later', async () => {
    await start();
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x7b, 0x80]);
    for (const type of ['application/json', 'not a content type', '', 'text/xml;;;=']) {
      expect((await signed(bytes, { 'content-type': type })).statusCode).toBe(202);
    }
    for (const delivery of await stored()) expect(Buffer.compare(delivery.body, bytes)).toBe(0);
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
  ])('unpacks %s (%#), signed before or after packing', async (encoding, pack) => {
    await start();
    const body = '{"note":"a body that is packed, packed, packed"}';
    const packed = pack(body);
    const headers = { 'content-encoding': encoding };
    for (const signature of [sign(body, 'secret-1'), sign(packed, 'secret-1')]) {
      const reply = await post('/collect/acme/one', packed, {
        ...headers,
        'x-signature': signature,
      });
      expect(reply.statusCode).toBe(202);
    }
    const forged = { ...headers, 'x-signature': sign('other', 'secret-1') };
    expect((await post('/collect/acme/one', packed, forged)).statusCode).toBe(401);
    const bodies = (await stored()).map((delivery) => Buffer.from(delivery.body).toString());
    expect(bodies).toEqual([body, body]);
  });

  it('takes a body as it came when it is not packed as it claims, and no unknown packing', async () => {
    await start();
    expect((await signed('{"a":1}', { 'content-encoding': 'gzip' })).statusCode).toBe(202);
    expect(Buffer.from((await stored())[0]!.body).toString()).toBe('{"a":1}');
    const reply = await signed('{}', { 'content-encoding': 'zstd' });
    expect(reply.statusCode).toBe(415);
    expect(reply.json()).toMatchObject({ code: 'encoding_unsupported' });
  });
});
