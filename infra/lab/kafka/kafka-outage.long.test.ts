import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch, EventLog } from '@throughline/ingest/log/event-log';
import { expect, it, vi } from 'vitest';
import { readAll } from '../../../ingest/log/event-log.contract.ts';
import { describeWithKafka } from '../testing/describe-with-kafka.ts';
import { caughtUp, records, Sink, withKafka } from '../testing/kafka-harness.ts';

describeWithKafka('the log on Kafka, when the broker fails', () => {
  vi.setConfig({ testTimeout: 120_000 });
  const kafka = withKafka();

  const load = (log: EventLog) => {
    const acknowledged: string[] = [];
    const refused: unknown[] = [];
    let isRunning = true;
    const running = (async () => {
      while (isRunning) {
        const some = records(50, acknowledged.length);
        await log.append(some).then(
          () => acknowledged.push(...some.map((one) => one.delivery.id)),
          (error) => refused.push(error),
        );
        await sleep(10);
      }
    })();
    const end = async () => {
      isRunning = false;
      await running;
    };
    return { acknowledged, refused, end };
  };
  const recovers = async (fail: () => Promise<void>) => {
    const own = kafka.options();
    const [writer, reader] = [await kafka.open(own), await kafka.open(own)];
    const { acknowledged, refused, end } = load(writer);
    const sink = new Sink();
    reader.consume('g', async (batch) => sink.store(batch), { maxRecords: 100 });
    await vi.waitFor(() => expect(sink.ids.length).toBeGreaterThan(200), { timeout: 20_000 });
    await fail();
    const [before, seen] = [acknowledged.length, sink.ids.length];
    await vi.waitFor(
      () => {
        expect(acknowledged.length).toBeGreaterThan(before + 200);
        expect(sink.ids.length).toBeGreaterThan(seen + 200);
      },
      { timeout: 60_000 },
    );
    await end();
    await caughtUp(reader, 'g');
    sink.expectTiled(await reader.ends());
    const stored = new Set(sink.ids);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    for (const error of refused) expect(error).toMatchObject({ name: 'LogUnavailable' });
    expect([writer.problem(), reader.problem()]).toEqual([undefined, undefined]);
    const kept = await readAll(reader);
    expect(kept.length).toBe((await reader.ends()).reduce((sum, end) => sum + end, 0));
  };

  it('goes on by itself after a SIGKILL and a restart, and loses nothing acknowledged', async () => {
    await recovers(async () => {
      await kafka.broker.kill();
      await sleep(2_000);
      await kafka.broker.restart();
    });
  });

  it('goes on by itself after the broker hung', async () => {
    await recovers(async () => {
      kafka.broker.pause();
      await sleep(8_000);
      kafka.broker.resume();
    });
  });

  it('refuses appends in bounded time, says why, and is stale soon', async () => {
    const own = kafka.options();
    const log = await kafka.open(own);
    await log.append(records(10));
    const held: Batch[] = [];
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const consumption = log.consume('g', async (batch) => {
      held.push(batch);
      await released;
    });
    await vi.waitFor(() => expect(held.length).toBeGreaterThan(0), { timeout: 20_000 });
    await kafka.broker.kill();
    const started = performance.now();
    await expect(log.append(records(1))).rejects.toMatchObject({ name: 'LogUnavailable' });
    expect(performance.now() - started).toBeLessThan(17_000);
    expect(log.problem()).toContain(kafka.broker.bootstrap);
    expect(held[0]!.isStale()).toBe(true);
    expect([0, 1, 2, 3].some((at) => consumption.holds(at))).toBe(false);
    release();
    await kafka.broker.restart();
    await vi.waitFor(() => log.append(records(1)), { timeout: 20_000 });
  });
});
