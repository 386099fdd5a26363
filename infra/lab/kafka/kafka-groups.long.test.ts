import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch, Consumption } from '@throughline/ingest/log/event-log';
import { expect, it, vi } from 'vitest';
import { describeWithKafka } from '../testing/describe-with-kafka.ts';
import { caughtUp, rangeOf, records, Sink, withKafka } from '../testing/kafka-harness.ts';

describeWithKafka('several consumers of a group on Kafka', () => {
  const kafka = withKafka();

  it('share the partitions, hand every record out once, and hold partition 0 in one place', async () => {
    const own = kafka.options();
    const logs = [await kafka.open(own), await kafka.open(own)] as const;
    const sinks = [new Sink(), new Sink()] as const;
    const all = new Sink();
    const consumptions = logs.map((log, index) =>
      log.consume('g', async (batch) => {
        sinks[index]!.store(batch);
        all.store(batch);
      }),
    );
    const both = () => consumptions.filter((one) => one.holds(0)).length;
    let most = 0;
    const sampling = setInterval(() => {
      most = Math.max(most, both());
    }, 1);
    const held = (one: Consumption) => [0, 1, 2, 3].filter((at) => one.holds(at)).length;
    await vi.waitFor(() => expect(consumptions.map(held)).toEqual([2, 2]), { timeout: 20_000 });
    for (let round = 0; round < 10; round += 1) await logs[0].append(records(200, round * 200));
    await caughtUp(logs[0], 'g');
    all.expectTiled(await logs[0].ends());
    expect(all.ids.length).toBe(2_000);
    expect(new Set(all.ids).size).toBe(2_000);
    expect(all.handled.every((batch) => !batch.repeated)).toBe(true);
    for (const sink of sinks) expect(sink.ids.length).toBeGreaterThan(500);

    await consumptions[both() && consumptions[0]!.holds(0) ? 0 : 1]!.stop();
    await vi.waitFor(() => expect(both()).toBe(1), { timeout: 20_000 });
    clearInterval(sampling);
    expect(most).toBe(1);
  });

  it('take over exactly the pending range of one that leaves', async () => {
    const own = kafka.options();
    const [first, second] = [await kafka.open(own), await kafka.open(own)];
    await first.append(records(400));
    const given = new Map<number, Batch>();
    const failing = first.consume(
      'g',
      async (batch) => {
        given.set(batch.partition, batch);
        throw new Error('sink is down');
      },
      { maxRecords: 30 },
    );
    await vi.waitFor(() => expect(given.size).toBe(4), { timeout: 20_000 });
    await failing.stop();
    const sink = new Sink();
    second.consume('g', async (batch) => sink.store(batch), { maxRecords: 1_000 });
    await caughtUp(second, 'g');
    for (const [partition, { first: from, last }] of given) {
      const own = sink.handled.filter((batch) => batch.partition === partition);
      expect(own[0]).toMatchObject({ first: from, last, repeated: true });
      expect(own[1]).toMatchObject({ first: last + 1, repeated: false });
      expect(own.length).toBe(2);
    }
    sink.expectTiled(await second.ends());
  });

  it('know a batch as stale when the group divides anew, and repeat its range', async () => {
    const own = kafka.options();
    const [first, second] = [await kafka.open(own), await kafka.open(own)];
    await first.append(records(400));
    const held: Batch[] = [];
    const sink = new Sink();
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    first.consume(
      'g',
      async (batch) => {
        if (batch.repeated) return sink.store(batch);
        held.push(batch);
        if (held.length <= 4) await released;
        if (batch.isStale()) throw new Error('stale');
        sink.store(batch);
      },
      { maxRecords: 25 },
    );
    await vi.waitFor(() => expect(held.length).toBe(4), { timeout: 20_000 });
    expect(held.some((batch) => batch.isStale())).toBe(false);
    const taken: Batch[] = [];
    second.consume(
      'g',
      async (batch) => {
        taken.push(batch);
        sink.store(batch);
      },
      { maxRecords: 1_000 },
    );
    await vi.waitFor(() => expect(taken.length).toBeGreaterThanOrEqual(2), { timeout: 20_000 });
    expect(held.slice(0, 4).every((batch) => batch.isStale())).toBe(true);
    for (const partition of new Set(taken.map((batch) => batch.partition))) {
      const before = held.find((batch) => batch.partition === partition)!;
      const after = taken.find((batch) => batch.partition === partition)!;
      expect([rangeOf(after), after.repeated]).toEqual([rangeOf(before), true]);
    }
    release();
    await caughtUp(second, 'g');
    sink.expectTiled(await second.ends());
  });

  it('lose and double nothing while they come and go under load', async () => {
    const own = kafka.options({ partitions: 6 });
    const writer = await kafka.open(own);
    const sink = new Sink();
    const join = async () => {
      const log = await kafka.open(own);
      log.consume(
        'g',
        async (batch) => {
          await sleep(5);
          if (batch.isStale()) throw new Error('stale');
          sink.store(batch);
        },
        { maxRecords: 40 },
      );
      return log;
    };
    const written: string[] = [];
    let isWriting = true;
    const writing = (async () => {
      while (isWriting) {
        const some = records(100, written.length);
        await writer.append(some);
        written.push(...some.map((one) => one.delivery.id));
        await sleep(20);
      }
    })();
    const members = [await join()];
    for (const step of ['join', 'join', 'leave', 'join', 'leave'] as const) {
      await sleep(1_000);
      if (step === 'join') members.push(await join());
      else await members.shift()!.close();
    }
    isWriting = false;
    await writing;
    await caughtUp(writer, 'g');
    sink.expectTiled(await writer.ends());
    expect(new Set(sink.ids)).toEqual(new Set(written));
    expect(sink.ids.length).toBe(written.length);
  });
});
