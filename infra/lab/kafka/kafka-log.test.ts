import { randomBytes } from 'node:crypto';
import { RecordTooLarge } from '@throughline/ingest/log/event-log';
import { openKafkaLog } from '@throughline/ingest/log/kafka/log';
import { expect, it, vi } from 'vitest';
import { describeEventLog, readAll, record } from '../../../ingest/log/event-log.contract.ts';
import { describeWithKafka } from '../testing/describe-with-kafka.ts';
import { caughtUp, records, Sink, withKafka } from '../testing/kafka-harness.ts';

describeWithKafka('the log on Kafka', () => {
  const kafka = withKafka({
    properties: {
      'log.retention.check.interval.ms': '500',
      'log.initial.task.delay.ms': '500',
      'log.segment.delete.delay.ms': '100',
    },
  });

  describeEventLog('Kafka', async () => {
    const own = kafka.options();
    return { open: () => openKafkaLog(own), cleanup: async () => {} };
  });

  it('keeps the partitions that a topic was made with', async () => {
    const own = kafka.options({ partitions: 3 });
    expect((await kafka.open(own)).partitions).toBe(3);
    const again = await kafka.open({ ...own, partitions: 8 });
    expect(again.partitions).toBe(3);
    expect((await again.ends()).length).toBe(3);
  });

  it('rejects only the record that is too large', async () => {
    const log = await kafka.open(kafka.options({ maxRecordBytes: 100_000 }));
    const small = records(20);
    const huge = record('huge', { body: randomBytes(200_000) });
    const together = [...small.slice(0, 10), huge, ...small.slice(10)];
    const refused = log.append(together).catch((error) => error);
    const others = [log.append(records(3)), log.append(records(3))];
    const error = await refused;
    expect(error).toBeInstanceOf(RecordTooLarge);
    expect(error.record.delivery.id).toBe(huge.delivery.id);
    for (const positions of await Promise.all(others)) expect(positions.length).toBe(3);
    const kept = new Set((await readAll(log)).map((entry) => entry.delivery.id));
    expect(small.filter((one) => !kept.has(one.delivery.id))).toEqual([]);
    expect(kept.has(huge.delivery.id)).toBe(false);
    expect(log.problem()).toBeUndefined();
  });

  it('takes many records that are too large together, in order', async () => {
    const log = await kafka.open(kafka.options({ maxRecordBytes: 100_000 }));
    const all = Array.from({ length: 40 }, () => record('k', { body: randomBytes(10_000) }));
    const positions = await log.append(all);
    const { partition } = positions[0]!;
    const kept = await log.read(partition, 0, 1_000);
    for (const [index, { offset }] of positions.entries()) {
      expect(kept[offset]!.delivery.id).toBe(all[index]!.delivery.id);
    }
    const offsets = positions.map(({ offset }) => offset);
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
  });

  it('tells of records that were removed before they were consumed, and goes on behind them', async () => {
    const log = await kafka.open(kafka.options({ partitions: 1, retentionDays: 1 / 86_400 }));
    await log.append(records(10));
    const first = new Sink();
    const failing = log.consume('g', async (batch) => {
      first.store(batch);
      throw new Error('sink is down');
    });
    await vi.waitFor(() => expect(first.handled.length).toBeGreaterThan(0), { timeout: 20_000 });
    await failing.stop();
    await vi.waitFor(async () => expect(await log.committed('other')).toEqual([10]), {
      timeout: 40_000,
      interval: 200,
    });
    expect(await log.read(0, 0, 100)).toEqual([]);
    const late = records(5);
    await log.append(late);
    const sink = new Sink();
    log.consume('g', async (batch) => sink.store(batch));
    await vi.waitFor(() => expect(sink.ids).toEqual(late.map((one) => one.delivery.id)), {
      timeout: 20_000,
    });
    expect(log.problem()).toMatch(/lost records 0 to 9 of partition 0/);
    await caughtUp(log, 'g');
  });

  it('says in one sentence that no broker can be reached, for how long it tried, and what to check', async () => {
    const own = { ...kafka.options(), brokers: ['127.0.0.1:1'] };
    const started = performance.now();
    await expect(openKafkaLog(own)).rejects.toMatchObject({
      name: 'LogUnavailable',
      message: expect.stringMatching(/127\.0\.0\.1:1 .*tried for 1\d s: check/),
    });
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('says that the port speaks no TLS', async () => {
    await expect(openKafkaLog(kafka.options({ tls: true }))).rejects.toMatchObject({
      name: 'LogMisconfigured',
      message: expect.stringMatching(/TLS/),
    });
  });

  it('says that there are fewer brokers than copies', async () => {
    await expect(openKafkaLog(kafka.options({ replication: 3 }))).rejects.toMatchObject({
      name: 'LogMisconfigured',
      message: expect.stringMatching(/fewer brokers than the 3 copies/),
    });
  });
});

describeWithKafka('the log on a Kafka that wants a login', () => {
  const kafka = withKafka({
    users: { admin: 'secret', guest: 'secret' },
    properties: {
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      'super.users': 'User:admin;User:ANONYMOUS',
    },
  });
  const as = (username: string, password: string) =>
    kafka.options({ sasl: { mechanism: 'plain', username, password } });

  it('lets in who knows the password, and nobody else', async () => {
    const log = await kafka.open(as('admin', 'secret'));
    await log.append(records(3));
    expect((await readAll(log)).length).toBe(3);
    const started = performance.now();
    await expect(openKafkaLog(as('admin', 'wrong'))).rejects.toMatchObject({
      name: 'LogMisconfigured',
      message: expect.stringMatching(/refuses the login of user admin: check/),
    });
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  it('says that the mechanism is not offered', async () => {
    const own = as('admin', 'secret');
    const sasl = { ...own.sasl!, mechanism: 'scram-sha-512' as const };
    await expect(openKafkaLog({ ...own, sasl })).rejects.toMatchObject({
      name: 'LogMisconfigured',
      message: expect.stringMatching(/SASL|mechanism/),
    });
  });

  it('says what a user may not do, for a topic that exists and for one that does not', async () => {
    const own = as('admin', 'secret');
    await kafka.open(own);
    const sasl = { ...own.sasl!, username: 'guest' };
    for (const topic of [own.topic, `${own.topic}-missing`]) {
      const refused = await openKafkaLog({ ...own, topic, sasl }).catch((error) => error);
      expect(refused).toMatchObject({ name: 'LogMisconfigured' });
      expect(refused.message).toMatch(new RegExp(`does not let user guest .*${topic}`));
    }
  });
});
