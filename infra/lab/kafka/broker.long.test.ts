import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kafka, logLevel, Partitioners, type SASLOptions } from 'kafkajs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeWithKafka } from '../testing/describe-with-kafka.ts';
import { type Broker, type BrokerOptions, startBroker } from './broker.ts';
import { freePort } from './free-port.ts';

// The first start on a machine brings the jars.
const START = 300_000;
const open: Broker[] = [];

async function started(options: BrokerOptions): Promise<Broker> {
  const broker = await startBroker(options);
  open.push(broker);
  return broker;
}

function client({ bootstrap }: Broker, sasl?: SASLOptions, retries = 5): Kafka {
  return new Kafka({
    brokers: [bootstrap],
    logLevel: logLevel.NOTHING,
    retry: { retries },
    ...(sasl && { sasl }),
  });
}

async function send(kafka: Kafka, topic: string, values: readonly string[]): Promise<void> {
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    idempotent: true,
    maxInFlightRequests: 1,
  });
  await producer.connect();
  await producer.send({ topic, messages: values.map((value) => ({ key: value, value })) });
  await producer.disconnect();
}

/** Reads as a group until it has so many. */
async function read(kafka: Kafka, topic: string, groupId: string, count: number) {
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 });
  const values: string[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => void values.push(String(message.value)),
  });
  await vi.waitFor(() => expect(values).toHaveLength(count), { timeout: 20_000 });
  await consumer.disconnect();
  return values.sort();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describeWithKafka('a local Kafka broker', () => {
  describe('of a temporary folder', () => {
    let broker: Broker;
    beforeAll(async () => {
      broker = await startBroker();
    }, START);
    afterAll(() => broker.remove());

    it('has its group coordinator up: nobody has to ask twice', async () => {
      const once = client(broker, undefined, 0).admin();
      await once.connect();
      await once.describeCluster();
      for (const groupId of ['one', 'two', 'three', 'four', 'five', 'six'])
        expect(await once.fetchOffsets({ groupId })).toEqual([]);
      await once.disconnect();
    });

    it('takes records and gives them', async () => {
      const kafka = client(broker);
      const admin = kafka.admin();
      await admin.connect();
      await admin.createTopics({ topics: [{ topic: 'first', numPartitions: 3 }] });
      await admin.disconnect();
      await send(kafka, 'first', ['a', 'b', 'c']);
      expect(await read(kafka, 'first', 'group', 3)).toEqual(['a', 'b', 'c']);
    });

    it('makes no topic that nobody made', async () => {
      await expect(send(client(broker, undefined, 1), 'absent', ['x'])).rejects.toThrow(
        'does not host this topic-partition',
      );
    });

    it('has its records after SIGKILL and restart, at the same address', async () => {
      const { bootstrap, pid } = broker;
      await broker.kill();
      expect(await broker.ended()).toBe('SIGKILL');
      expect(isAlive(pid)).toBe(false);
      await broker.restart();
      expect(broker.bootstrap).toBe(bootstrap);
      expect(broker.pid).not.toBe(pid);
      await send(client(broker), 'first', ['d']);
      expect(await read(client(broker), 'first', 'after', 4)).toEqual(['a', 'b', 'c', 'd']);
    });

    it('answers nothing while it is paused, and goes on afterwards', async () => {
      const admin = client(broker).admin();
      await admin.connect();
      broker.pause();
      const topics = admin.listTopics();
      const wait = new Promise((resolve) => setTimeout(resolve, 1_500, 'silent'));
      expect(await Promise.race([topics, wait])).toBe('silent');
      broker.resume();
      expect(await topics).toContain('first');
      await admin.disconnect();
    });

    it('stops in order even when paused, and leaves nothing behind', async () => {
      broker.pause();
      await broker.remove();
      // 128 + SIGTERM: how a JVM ends whose shutdown hooks have run.
      expect(await broker.ended()).toBe('exit code 143');
      expect(isAlive(broker.pid)).toBe(false);
      expect(existsSync(broker.folder)).toBe(false);
    });
  });

  describe('of a given folder', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'throughline-brokers-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    afterEach(async () => {
      for (const broker of open.splice(0)) await broker.remove();
    });

    it('keeps data and port for the next start, and asks for a login when told to', {
      timeout: START,
    }, async () => {
      const path = join(folder, 'kept');
      const first = await started({ folder: path });
      const admin = client(first).admin();
      await admin.connect();
      await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 1 }] });
      await admin.disconnect();
      await send(client(first), 'kept', ['a']);
      await first.remove();
      expect(existsSync(path)).toBe(true);

      // A password with everything that the file's two ways of quoting could trip over.
      const password = ' p"a\\s;s=ü€ ';
      const second = await started({ folder: path, users: { alice: password } });
      expect(second.bootstrap).toBe(first.bootstrap);
      const login = (username: string, secret: string) =>
        client(second, { mechanism: 'plain', username, password: secret }, 0);
      expect(await read(login('alice', password), 'kept', 'kept', 1)).toEqual(['a']);
      await expect(login('alice', 'other').admin().connect()).rejects.toThrow(
        'Invalid username or password',
      );
      await expect(login('mallory', password).admin().connect()).rejects.toThrow(
        'Invalid username or password',
      );
      const stranger = client(second, undefined, 0).admin();
      await stranger.connect();
      await expect(stranger.listTopics()).rejects.toThrow('Closed connection');
      await stranger.disconnect();
    });

    it('says what is wrong when it cannot start', { timeout: START }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as { port: number };
      await expect(startBroker({ port })).rejects.toThrow(
        `Port ${port} of 127.0.0.1 is taken: end what listens there`,
      );
      server.close();

      const wrong = { 'log.retention.hours': 'many' };
      await expect(startBroker({ properties: wrong })).rejects.toThrow(
        /has not started \(exit code 1\)\. A property is wrong.*\n(.*\n)*.*log\.retention\.hours/,
      );
    });

    it('does not outlive a process that dies by SIGKILL', { timeout: START }, async () => {
      const program = fileURLToPath(new URL('../../dist/lab/kafka/run.js', import.meta.url));
      const port = String(await freePort());
      const child = spawn(process.execPath, [program, '--port', port], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let told = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        told += text;
      });
      const [out] = await once(child.stdout, 'data');
      expect(String(out)).toBe(`127.0.0.1:${port}\n`);
      const data = /data in (\S+)\./.exec(told)?.[1] ?? 'none told';
      expect(existsSync(data)).toBe(true);
      child.kill('SIGKILL');
      await vi.waitFor(() => expect(existsSync(data)).toBe(false), { timeout: 20_000 });
      const refused = new Kafka({
        brokers: [`127.0.0.1:${port}`],
        logLevel: logLevel.NOTHING,
        retry: { retries: 0 },
      });
      await expect(refused.admin().connect()).rejects.toThrow('ECONNREFUSED');
    });
  });
});
