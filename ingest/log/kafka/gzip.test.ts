import { gunzipSync, gzipSync } from 'node:zlib';
import kafkajs from 'kafkajs';
import { expect, it } from 'vitest';
import { kafkaClient } from './client.ts';

const TEXT = JSON.stringify(Array.from({ length: 2_000 }, (_, number) => ({ number, name: 'x' })));

const { CompressionCodecs, CompressionTypes } = kafkajs;

it('packs what any gzip unpacks, and unpacks what any gzip packed', async () => {
  kafkaClient({
    ...{ brokers: ['127.0.0.1:1'], topic: 't', partitions: 1, replication: 1, retentionDays: 1 },
    ...{ compression: 'gzip', sessionTimeoutMs: 1_000, tls: false },
  });
  const codec = CompressionCodecs[CompressionTypes.GZIP]();
  const packed: Buffer = await codec.compress({ buffer: Buffer.from(TEXT) });
  expect(packed.length).toBeLessThan(TEXT.length / 4);
  expect(packed.length).not.toBe(gzipSync(TEXT).length);
  expect(gunzipSync(packed).toString()).toBe(TEXT);
  expect((await codec.decompress(gzipSync(TEXT))).toString()).toBe(TEXT);
});
